// The box that stands where something cannot be drawn, and says why.
type Props = { title: string; details?: string }

export function Problem({ title, details }: Props) {
  return (
    <div className="ui-problem" role="alert">
      <strong>{title}</strong>
      {details && <pre>{details}</pre>}
    </div>
  )
}
