import {
  ArchiveX,
  CalendarDays,
  FileText,
  Flag,
  Landmark,
  LayoutDashboard,
  ListChecks,
  type LucideIcon,
  ScrollText,
  Send,
  Settings,
  ShieldAlert,
  Users,
} from 'lucide-react'
import { registerIcons } from './register-icons'

const icons: Readonly<Record<string, LucideIcon>> = {
  ...registerIcons,
  overview: LayoutDashboard,
  calendar: CalendarDays,
  retention: ArchiveX,
  flag: Flag,
  reviews: ListChecks,
  leaks: ShieldAlert,
  reports: Send,
  organisation: Landmark,
  audit: ScrollText,
  users: Users,
  settings: Settings,
}

/** The drawing of a place in the navigation; a plain sheet for one without. */
export function NavIcon({ name }: { name: string }) {
  const Icon = icons[name] ?? FileText
  return <Icon aria-hidden size={18} strokeWidth={1.5} className="shrink-0" />
}
