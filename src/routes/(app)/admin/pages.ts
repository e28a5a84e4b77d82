import { isOwner, mayAdminister } from '#domain/accounts/may.ts';
import type { Role } from '#domain/accounts/person.ts';
import { currentOf, type Heading, type PageGroup } from '#lib/ui/pages.ts';

interface AdminPage extends Partial<Heading> {
	href: string;
	label: string;
	ownersOnly?: true;
	/** Curators tend it as well. */
	curators?: true;
}

interface AdminGroup extends PageGroup {
	pages: readonly AdminPage[];
}

/** Every page for those who look after the workspace: a line for each. What it shows, its own `load` decides. */
const GROUPS: readonly AdminGroup[] = [
	{
		pages: [{ href: '/admin', label: 'Overview', title: 'Looking after the workspace' }],
	},
	{
		name: 'Workspace',
		pages: [
			{ href: '/admin/general', label: 'General' },
			{ href: '/people', label: 'People' },
			{ href: '/people/invitations', label: 'Invitations' },
			{
				href: '/admin/joining',
				label: 'Joining',
				title: 'Joining without an invitation',
				lede: 'Whoever has an address at a domain that you list may come in by themselves, once they have shown that it is theirs.',
			},
			{
				href: '/admin/second-factor',
				label: 'Second step',
				title: 'Who shows a second step',
				lede: 'A password can get about without anybody noticing. A passkey or a code from an app keeps the account its owner’s.',
				ownersOnly: true,
			},
			{ href: '/teams', label: 'Teams' },
			{
				href: '/admin/sign-in',
				label: 'Sign-in',
				title: 'How people sign in',
				lede: 'With a password, with a provider that your people have already, or with both.',
			},
			{
				href: '/admin/links',
				label: 'Links',
				title: 'Links for people elsewhere',
				lede: 'An author can show what is published to somebody without an account: a customer, an auditor, another company that learned from it.',
			},
		],
	},
	{
		name: 'Content',
		pages: [
			{
				href: '/admin/postmortems',
				label: 'Post-mortems',
				title: 'When a post-mortem is expected',
				lede: 'A day helps to begin. It is said plainly beside a draft and to its authors, and “not needed, because…” is an answer.',
			},
			{
				href: '/admin/openings',
				label: 'Openings',
				title: 'When an opening is asked about',
				lede: 'What nobody has touched for long has often gone. It is asked about before somebody waits for it in vain.',
			},
			{ href: '/stories/unsigned/waiting', curators: true, label: 'Stories that wait' },
			{
				href: '/admin/templates',
				curators: true,
				label: 'Templates',
				title: 'Templates for post-mortems',
				lede: 'A template asks; it demands nothing. Its questions stand beside the parts while somebody writes, and nobody else ever reads them.',
			},
			{
				href: '/admin/factors',
				curators: true,
				label: 'Kinds of factors',
				title: 'Kinds of contributing factors',
				lede: 'Conditions of work that show up again and again. Choosing one is optional; it lets people see what several post-mortems have in common.',
			},
			{
				href: '/admin/growth',
				label: 'Growth',
				title: 'When somebody asks for an opening',
				lede: 'Whoever asks, whoever answers, and a lead where you want that: nobody else ever learns of it, whoever runs the workspace included.',
			},
			{
				href: '/admin/pulse',
				label: 'Pulse',
				title: 'How the pulse is run',
				lede: 'When people are asked how it is here, with which sentences, and how many have to answer before anything is shown. What anybody answered is shown to nobody.',
			},
			{
				href: '/admin/meetings',
				label: 'Meetings',
				title: 'How long ideas rest',
				lede: 'An idea for a fix that comes up in a meeting is parked, and rests before it can become a change: the first one that comes to mind is seldom the last.',
			},
			{
				href: '/admin/holidays',
				label: 'Holidays',
				title: 'Holidays of everybody',
				lede: 'Days about which no team asks itself. A team adds its own beside its rhythm, and everybody their leave in their settings.',
			},
		],
	},
	{
		name: 'Safety',
		pages: [
			{
				href: '/admin/audit',
				label: 'Audit log',
				lede: 'What was done that matters for safety, by whom, when and from where. Lines are added and never changed; they are kept for 400 days.',
				ownersOnly: true,
			},
			{
				href: '/admin/tokens',
				label: 'Tokens',
				title: 'Tokens of everybody',
				lede: 'What programs come in with. Each may do what its person may, and no more than its scopes say.',
			},
		],
	},
	{
		name: 'Reaching out',
		pages: [
			{
				href: '/admin/webhooks',
				label: 'Webhooks',
				lede: 'Programs of your own hear what is learned here, in signed messages.',
			},
			{
				href: '/admin/chat',
				label: 'Chat',
				title: 'Learning from the chat',
				lede: 'Whoever has connected their chat with their account logs what they learned without leaving it.',
			},
		],
	},
	{
		name: 'Running it',
		pages: [
			{
				href: '/admin/mail',
				label: 'Mail',
				lede: 'Invitations, new passwords and notices go out by mail. Without it, links are shown here, to be handed on.',
			},
			{
				href: '/admin/jobs',
				label: 'Jobs',
				title: 'What is done by itself',
				lede: 'Every minute Kintsugi looks at what time has brought. Whatever goes wrong is tried again with the next minute.',
			},
			{
				href: '/admin/backups',
				label: 'Backups',
				lede: 'A backup is one file with everything in it: what people wrote, their files, the settings and the key of what is stored secretly. Each is opened and read again before it counts.',
			},
			{
				href: '/admin/moving',
				label: 'Moving',
				title: 'Taking the workspace out, and bringing one in',
				lede: 'Everything here is yours to take away: as Markdown that people read, and as what another Kintsugi needs to be the same workspace.',
				ownersOnly: true,
			},
			{ href: '/admin/storage', label: 'Storage' },
		],
	},
];

/** The pages that somebody of this role is shown. */
export function adminPages(role: Role): AdminGroup[] {
	return GROUPS.map((group) => ({
		...group,
		pages: group.pages.filter(
			({ ownersOnly, curators }) =>
				(!ownersOnly || isOwner({ role })) && (curators ?? mayAdminister({ role })),
		),
	})).filter(({ pages }) => pages.length > 0);
}

/** The page at that path, or the one it lies under. */
export function adminPage(path: string): AdminPage | undefined {
	const href = currentOf({ label: '', groups: GROUPS }, path);
	return GROUPS.flatMap(({ pages }) => pages).find((page) => page.href === href);
}
