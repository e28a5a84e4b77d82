import { z } from 'zod';
import { isZone } from '#lib/dates.ts';
import { MAX_PASSWORD, minPassword } from './password-length.ts';

/** What each of them may do is in `may.ts`. */
export const ROLES = ['owner', 'admin', 'curator', 'member', 'guest'] as const;
export type Role = (typeof ROLES)[number];
export const ROLE_NAMES: Record<Role, string> = {
	owner: 'Owner',
	admin: 'Administrator',
	curator: 'Curator',
	member: 'Member',
	guest: 'Guest',
};

/** A team's colour in vessels and marks. */
export const GLAZES = ['celadon', 'indigo', 'plum', 'iron', 'ash'] as const;
export type Glaze = (typeof GLAZES)[number];

export const TOKEN_SCOPES = ['read', 'write'] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** Who asks: what every domain function gets to decide by. */
export interface Person {
	id: number;
	name: string;
	email: string;
	role: Role;
	zone: string;
	/** Their teams, and the teams that those are part of. */
	teams: readonly number[];
}

export const Email = z
	.email('That does not look like an e-mail address.')
	.max(200)
	.transform((email) => email.toLowerCase());
export const Name = z
	.string()
	.trim()
	.min(1, 'What shall we call you?')
	.max(120, 'A name can be 120 characters at the most.');
export const WorkspaceName = z
	.string()
	.trim()
	.min(1, 'What is the workspace called?')
	.max(80, 'Its name can be 80 characters at the most.');
export const Zone = z
	.string()
	.refine(isZone, 'Nobody here knows that time zone. Try one such as Europe/Lisbon.');

const PasswordText = z
	.string()
	.max(MAX_PASSWORD, `A password can be ${MAX_PASSWORD} characters at the most.`);
/** Length alone; whether it is easy to guess is decided by `passwordProblem`. */
export const Password = PasswordText.min(
	minPassword(),
	`A password has ${minPassword()} characters or more. A few words in a row are fine.`,
);
/** Of somebody who may have a second factor: whether so few are enough is decided where that is known. */
export const PasswordAgain = PasswordText.min(
	minPassword(true),
	`A password has ${minPassword(true)} characters at the very least.`,
);

export function isAdmin(person: Pick<Person, 'role'>): boolean {
	return person.role === 'owner' || person.role === 'admin';
}
