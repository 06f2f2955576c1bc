// HubSpot's names of components, and ours that draw them, by where HubSpot allows them.
import type { ComponentMapping } from '@remote-ui/react/host'
import { BarChart } from './components/BarChart.tsx'
import { Accordion, Alert, Card, Tile } from './components/boxes.tsx'
import { Button, ButtonRow, LoadingButton } from './components/buttons.tsx'
import { Checkbox, RadioButton, Toggle, ToggleGroup } from './components/checks.tsx'
import { CrmActionButton, CrmActionLink } from './components/crm-actions.tsx'
import { Dropdown, DropdownButtonItem } from './components/Dropdown.tsx'
import { Form } from './components/Form.tsx'
import { Icon } from './components/Icon.tsx'
import { LineChart } from './components/LineChart.tsx'
import { AutoGrid, Box, Flex, Inline, Spacer, Stack } from './components/layout.tsx'
import { Image, Link, StatusTag, Tag } from './components/links.tsx'
import { NumberInput, StepperInput } from './components/number-inputs.tsx'
import { DialogBody, DialogFooter, Modal, Panel, PanelSection, Tooltip } from './components/overlays.tsx'
import {
  HeaderActions,
  PageBreadcrumbs,
  PageBreadcrumbsCurrent,
  PageHeader,
  PageHeaderActions,
  PageHeaderLink,
  PageHeaderPageLink,
  PageLink,
  PageTitle,
  PrimaryHeaderActionButton,
  SecondaryHeaderActionButton,
} from './components/pages.tsx'
import { MultiSelect, Select } from './components/selects.tsx'
import {
  EmptyState,
  ErrorState,
  Illustration,
  LoadingSpinner,
  ProgressBar,
  ScoreCircle,
  StepIndicator,
} from './components/states.tsx'
import { Statistics, StatisticsItem, StatisticsTrend } from './components/statistics.tsx'
import {
  Table,
  TableBody,
  TableCell,
  TableFooter,
  TableHead,
  TableHeader,
  TableRow,
} from './components/Table.tsx'
import { Tab, Tabs } from './components/Tabs.tsx'
import { DescriptionList, DescriptionListItem, Divider, Heading, List, Text } from './components/text.tsx'
import { Input, SearchInput, TextArea } from './components/text-inputs.tsx'
import { DateInput, TimeInput } from './components/time-inputs.tsx'

export const standardComponents: ComponentMapping = {
  Accordion,
  Alert,
  AutoGrid,
  BarChart,
  Box,
  Button,
  ButtonRow,
  Card,
  Checkbox,
  DateInput,
  DescriptionList,
  DescriptionListItem,
  Divider,
  Dropdown,
  DropdownButtonItem,
  EmptyState,
  ErrorState,
  Flex,
  Form,
  Heading,
  Icon,
  Illustration,
  Image,
  Inline,
  Input,
  LineChart,
  Link,
  List,
  LoadingButton,
  LoadingSpinner,
  Modal,
  ModalBody: DialogBody,
  ModalFooter: DialogFooter,
  MultiSelect,
  NumberInput,
  Panel,
  PanelBody: DialogBody,
  PanelFooter: DialogFooter,
  PanelSection,
  ProgressBar,
  RadioButton,
  ScoreCircle,
  SearchInput,
  Select,
  Spacer,
  Stack,
  Statistics,
  StatisticsItem,
  StatisticsTrend,
  StatusTag,
  StepIndicator,
  StepperInput,
  Tab,
  Table,
  TableBody,
  TableCell,
  TableFooter,
  TableHead,
  TableHeader,
  TableRow,
  Tabs,
  Tag,
  Text,
  TextArea,
  Textarea: TextArea,
  Tile,
  TimeInput,
  Toggle,
  ToggleGroup,
  Tooltip,
}

export const crmComponents: ComponentMapping = { CrmActionButton, CrmActionLink }

export const pageComponents: ComponentMapping = {
  HeaderActions,
  PrimaryHeaderActionButton,
  SecondaryHeaderActionButton,
  PageBreadcrumbs,
  PageBreadcrumbsCurrent,
  PageBreadcrumbsPageLink: PageLink,
  PageHeader,
  PageHeaderLink,
  PageHeaderPageLink,
  PageHeaderPrimaryAction: PageHeaderActions,
  PageHeaderSecondaryActions: PageHeaderActions,
  PageLink,
  PageTitle,
}
