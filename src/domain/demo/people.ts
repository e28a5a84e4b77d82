import type { Glaze, Role } from '#domain/accounts/person.ts';

/** Orrery plans the rounds of visiting nurses and of the couriers who bring them what they need. */
export const DEMO_WORKSPACE = { name: 'Orrery', zone: 'Europe/Lisbon' };

export interface DemoTeam {
	name: string;
	glaze: Glaze;
	/** Named earlier in the list. */
	parent: string | null;
}

export interface DemoPerson {
	name: string;
	email: string;
	role: Role;
	zone: string;
	/** What they do here and where: for the door at which one chooses whom to be. */
	work: string;
	/** Names of teams. */
	teams: readonly string[];
	/** The name of the one they lead. */
	leads: string | null;
	/** How long they have been here: the newest is in their tenth week, and still on the Welcome shelf. */
	weeks: number;
}

export const DEMO_TEAMS: readonly DemoTeam[] = [
	{ name: 'Engineering', glaze: 'ash', parent: null },
	{ name: 'Care', glaze: 'celadon', parent: null },
	{ name: 'Dispatch', glaze: 'celadon', parent: 'Engineering' },
	{ name: 'Edge', glaze: 'indigo', parent: 'Engineering' },
	{ name: 'Ledger', glaze: 'iron', parent: 'Engineering' },
	{ name: 'Mobile', glaze: 'ash', parent: 'Engineering' },
	{ name: 'Data platform', glaze: 'plum', parent: 'Engineering' },
	{ name: 'Edge guild', glaze: 'indigo', parent: null },
	{ name: 'Working group: retries', glaze: 'plum', parent: null },
	{ name: 'Support', glaze: 'indigo', parent: 'Care' },
	{ name: 'Field operations', glaze: 'iron', parent: 'Care' },
	{ name: 'Billing', glaze: 'plum', parent: null },
	{ name: 'Design', glaze: 'iron', parent: null },
	{ name: 'People and learning', glaze: 'ash', parent: null },
];

function member(
	name: string,
	mailbox: string,
	zone: string,
	work: string,
	teams: string[],
	role: Role = 'member',
): DemoPerson {
	const leads = LEADS[mailbox] ?? null;
	const weeks = mailbox === NEWEST ? 9 : 160;
	return { name, email: `${mailbox}@orrery.example`, role, zone, work, teams, leads, weeks };
}

/** By mailbox. */
const LEADS: Readonly<Record<string, string>> = {
	freya: 'Engineering',
	amara: 'Dispatch',
	leila: 'Ledger',
	'thu-ha': 'Mobile',
	aroha: 'Support',
	noor: 'People and learning',
};

const NEWEST = 'diego';

const RETRIES = 'Working group: retries';

export const DEMO_PEOPLE: readonly DemoPerson[] = [
	member('Freya Lindqvist', 'freya', 'Europe/Stockholm', 'CTO, Stockholm', ['Engineering'], 'owner'),
	member(
		'Inês Carvalho',
		'ines',
		'Europe/Lisbon',
		'Staff engineer, Lisbon',
		['Dispatch', 'Edge guild', RETRIES],
		'admin',
	),
	member('Amara Okonkwo', 'amara', 'Africa/Lagos', 'Leads Dispatch, Lagos', ['Dispatch'], 'admin'),
	member('Mei-Ling Chou', 'mei-ling', 'Asia/Taipei', 'Engineer, Taipei', ['Dispatch', RETRIES]),
	member('Daniel Abebe', 'daniel', 'Africa/Addis_Ababa', 'Looks after reminders, Addis Ababa', ['Dispatch']),
	member('Anjali Menon', 'anjali', 'Asia/Kolkata', 'Engineer, Kochi', ['Dispatch']),
	member('Rin Takahashi', 'rin', 'Asia/Tokyo', 'Engineer, Sapporo', ['Dispatch']),
	member('Diego Paredes', 'diego', 'America/Lima', 'Engineer, Lima', ['Dispatch']),
	member('Jonah Faleolo', 'jonah', 'Pacific/Auckland', 'Engineer, Auckland', ['Dispatch']),
	member('Tomasz Wiśniewski', 'tomasz', 'Europe/Warsaw', 'Engineer, Kraków', ['Edge', 'Edge guild']),
	member('Hiroshi Tanabe', 'hiroshi', 'Asia/Tokyo', 'Engineer, Osaka', ['Edge', 'Edge guild']),
	member('Callum Reid', 'callum', 'Europe/London', 'Engineer, Glasgow', ['Edge', RETRIES]),
	member('Priya Raghunathan', 'priya', 'Asia/Kolkata', 'Engineer, Bengaluru', ['Ledger', RETRIES]),
	member('Leila Haddad', 'leila', 'Africa/Tunis', 'Leads Ledger, Tunis', ['Ledger', 'Edge guild']),
	member('Nguyễn Thu Hà', 'thu-ha', 'Asia/Ho_Chi_Minh', 'Leads Mobile, Hà Nội', ['Mobile']),
	member('Mateo Quispe', 'mateo', 'America/La_Paz', 'Engineer, La Paz', ['Mobile', RETRIES]),
	member('Kwame Boateng', 'kwame', 'Africa/Accra', 'Looks after backups, Accra', ['Data platform']),
	member('Oksana Kovalenko', 'oksana', 'Europe/Kyiv', 'Engineer, Lviv', ['Data platform']),
	member('Aroha Ngata', 'aroha', 'Pacific/Auckland', 'Leads Support, Wellington', ['Support']),
	member('Siân Pritchard', 'sian', 'Europe/London', 'Night desk, Cardiff', ['Support']),
	member('Maren Holm', 'maren', 'Europe/Copenhagen', 'District nurse, Aarhus', ['Field operations']),
	member('Joaquim Teles', 'joaquim', 'Atlantic/Madeira', 'Plans the rounds, Funchal', ['Field operations']),
	member('Yusuf Demir', 'yusuf', 'Europe/Istanbul', 'Billing, Istanbul', ['Billing']),
	member('Sofía Ibarra', 'sofia', 'America/Mexico_City', 'Designer, Oaxaca', ['Design', 'Mobile']),
	member(
		'Noor Jansen',
		'noor',
		'Europe/Amsterdam',
		'People and learning, Utrecht',
		['People and learning'],
		'admin',
	),
	member('Beatriz Fonseca', 'beatriz', 'Europe/Lisbon', 'Looks after the offices, Lisbon', [
		'People and learning',
	]),
];
