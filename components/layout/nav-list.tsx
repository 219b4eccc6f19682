import {
  ArchiveX,
  BookOpenText,
  CalendarDays,
  FileText,
  Flag,
  GitFork,
  type IconNode,
  Landmark,
  LayoutDashboard,
  ListChecks,
  MailQuestion,
  MailX,
  ScrollText,
  Send,
  Settings,
  Share2,
  ShieldAlert,
  Users,
} from 'lucide'
import { Icon } from '@/components/ui/icon'
import { NavLink } from './nav-link'
import { registerIcons } from './register-icons'

const icons: Readonly<Record<string, IconNode>> = {
  ...registerIcons,
  overview: LayoutDashboard,
  calendar: CalendarDays,
  map: GitFork,
  retention: ArchiveX,
  flag: Flag,
  requests: MailQuestion,
  suppression: MailX,
  reviews: ListChecks,
  leaks: ShieldAlert,
  reports: Send,
  organisation: Landmark,
  audit: ScrollText,
  users: Users,
  settings: Settings,
  sharing: Share2,
  statement: BookOpenText,
}

/** The drawing of a place in the navigation; a plain sheet for one without. */
function NavIcon({ name }: { name: string }) {
  return <Icon of={icons[name] ?? FileText} size={18} className="shrink-0" />
}

export type NavItem = {
  href: string
  label: string
  icon: string
  /** How much waits there, with its words for people who listen. */
  waiting?: { count: number; text: string }
}
/** Places under one heading; the first group usually has none. */
export type NavGroup = { label: string | null; items: readonly NavItem[] }

/** The places a person can go to; what they may never see is not in the list. */
export function NavList({ groups, label }: { groups: readonly NavGroup[]; label: string }) {
  return (
    <nav aria-label={label} className="grid gap-4">
      {groups
        .filter((group) => group.items.length > 0)
        .map((group) => (
          <div key={group.items[0]?.href}>
            {group.label && <p className="mb-1 px-2.5 text-sm font-medium text-muted">{group.label}</p>}
            <ul className="grid gap-0.5">
              {group.items.map((item) => (
                <li key={item.href}>
                  <NavLink href={item.href}>
                    <NavIcon name={item.icon} />
                    {item.label}
                    {item.waiting && <Waiting {...item.waiting} />}
                  </NavLink>
                </li>
              ))}
            </ul>
          </div>
        ))}
    </nav>
  )
}

function Waiting({ count, text }: NonNullable<NavItem['waiting']>) {
  return (
    <span data-tabular className="ml-auto rounded-full bg-hover px-2 text-sm text-muted">
      <span aria-hidden>{count}</span>
      <span className="sr-only">{text}</span>
    </span>
  )
}
