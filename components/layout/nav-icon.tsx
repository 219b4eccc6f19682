import {
  ArchiveX,
  BookOpenCheck,
  Building2,
  CalendarDays,
  FileSignature,
  FileText,
  Flag,
  Handshake,
  Hourglass,
  Inbox,
  Landmark,
  LayoutDashboard,
  ListChecks,
  type LucideIcon,
  Scale,
  ScrollText,
  Send,
  Server,
  Settings,
  ShieldAlert,
  ShieldCheck,
  Target,
  Users,
  Workflow,
} from 'lucide-react'

const icons: Readonly<Record<string, LucideIcon>> = {
  overview: LayoutDashboard,
  inbox: Inbox,
  target: Target,
  handshake: Handshake,
  'file-signature': FileSignature,
  workflow: Workflow,
  'book-open-check': BookOpenCheck,
  calendar: CalendarDays,
  retention: ArchiveX,
  flag: Flag,
  reviews: ListChecks,
  scale: Scale,
  hourglass: Hourglass,
  'shield-check': ShieldCheck,
  server: Server,
  leaks: ShieldAlert,
  reports: Send,
  organisation: Landmark,
  'building-2': Building2,
  audit: ScrollText,
  users: Users,
  settings: Settings,
}

/** The drawing of a place in the navigation; a plain sheet for one without. */
export function NavIcon({ name }: { name: string }) {
  const Icon = icons[name] ?? FileText
  return <Icon aria-hidden size={18} strokeWidth={1.5} className="shrink-0" />
}
