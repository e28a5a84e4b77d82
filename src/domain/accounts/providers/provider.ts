import { z } from 'zod';

/** What a provider's groups and first visits may make of somebody. An owner is made by an owner, never by a group. */
export const GIVEN_ROLES = ['admin', 'curator', 'member', 'guest'] as const;
export type GivenRole = (typeof GIVEN_ROLES)[number];

const DISCOVERY = /\/?\.well-known\/openid-configuration\/?$/;
const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The address that a provider calls itself. People copy the one of its description, which says the same. */
export const Issuer = z
	.string()
	.trim()
	.max(500)
	.transform((address) => address.replace(DISCOVERY, ''))
	.superRefine((address, context) => {
		const problem = issuerProblem(address);
		if (problem) context.addIssue({ code: 'custom', message: problem });
	});

function issuerProblem(address: string): string | null {
	if (!URL.canParse(address)) {
		return 'That is not an address. It looks like https://id.example.org or https://id.example.org/realms/staff.';
	}
	const url = new URL(address);
	const isLocal = LOCAL.has(url.hostname);
	if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLocal)) {
		return 'It begins with https: whoever signs in there would be overheard otherwise. Only localhost may do with http.';
	}
	if (url.username !== '' || url.password !== '') return 'An address without a name and password in it.';
	return url.search === '' && url.hash === '' ? null : 'An address without ? and # in it.';
}

const Switch = z.literal('on').optional();

export const Group = z.object({
	group: z.string().trim().max(200),
	teamId: z.preprocess(
		(id) => (id === '' ? null : id),
		z.coerce.number().int().positive().nullable().default(null),
	),
	role: z.preprocess((role) => (role === '' ? null : role), z.enum(GIVEN_ROLES).nullable().default(null)),
});
export type Group = z.output<typeof Group>;

/** What can be changed of a provider. Another address would be another provider, with other people in it. */
export const ProviderChange = z.object({
	name: z
		.string()
		.trim()
		.min(1, 'What do people call it?')
		.max(60, 'Its name can be 60 characters at the most.'),
	clientId: z.string().trim().min(1, 'It gave you one when you registered this workspace there.').max(400),
	/** Empty where it stays as it is, or where there is none. */
	clientSecret: z.string().trim().max(2_000).default(''),
	scopes: z
		.string()
		.trim()
		.max(400)
		.transform((scopes) => [...new Set(['openid', ...scopes.split(/\s+/).filter(Boolean)])].join(' '))
		.default('openid profile email'),
	groupsClaim: z.string().trim().max(200).default(''),
	groups: z
		.array(Group)
		.max(200, 'Two hundred groups at the most.')
		.transform((groups) => groups.filter(({ group }) => group !== ''))
		.default([]),
	linksByEmail: Switch,
	makesAccounts: Switch,
	newRole: z.enum(['member', 'guest']).default('member'),
	trustsSecondFactor: Switch,
	isInOwnNetwork: Switch,
});
export type ProviderChange = z.output<typeof ProviderChange>;

export const NewProvider = ProviderChange.extend({ issuer: Issuer });
export type NewProvider = z.output<typeof NewProvider>;

/** Before anything is stored: is there a provider at that address? */
export const LookUp = NewProvider.pick({ issuer: true, isInOwnNetwork: true });
