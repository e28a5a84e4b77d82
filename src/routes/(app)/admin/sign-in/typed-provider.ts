import type { Group } from '#domain/accounts/providers/provider.ts';
import type { Fields } from '#lib/web/fields.ts';

export interface TypedGroup {
	group: string;
	teamId: string;
	role: string;
}

/** A provider as its form shows it. */
export interface TypedProvider {
	name: string;
	issuer: string;
	clientId: string;
	scopes: string;
	groupsClaim: string;
	newRole: string;
	isInOwnNetwork: boolean;
	linksByEmail: boolean;
	makesAccounts: boolean;
	trustsSecondFactor: boolean;
	groups: TypedGroup[];
}

export const BLANK_PROVIDER: TypedProvider = {
	name: '',
	issuer: '',
	clientId: '',
	scopes: 'openid profile email',
	groupsClaim: '',
	newRole: 'member',
	isInOwnNetwork: false,
	linksByEmail: false,
	makesAccounts: false,
	trustsSecondFactor: false,
	groups: [],
};

type TextField = 'name' | 'issuer' | 'clientId' | 'scopes' | 'groupsClaim' | 'newRole';

const SPARE = 3;
const NOTHING = { group: '', teamId: '', role: '' };

export function typedGroups(groups: readonly Group[]): TypedGroup[] {
	return groups.map(({ group, teamId, role }) => ({
		group,
		teamId: teamId === null ? '' : String(teamId),
		role: role ?? '',
	}));
}

/** What was typed and refused comes back; otherwise what is stored. Room for more groups is at the end. */
export function typedIn(values: Fields | undefined, stored: TypedProvider): TypedProvider {
	const shown = values ? fromForm(values, stored) : stored;
	return { ...shown, groups: [...shown.groups, ...Array.from({ length: SPARE }, () => NOTHING)] };
}

function fromForm(values: Fields, stored: TypedProvider): TypedProvider {
	const text = (name: TextField) => {
		const value = values[name];
		return typeof value === 'string' ? value : stored[name];
	};
	const groups = Array.isArray(values.groups) ? (values.groups as unknown as TypedGroup[]) : [];
	return {
		name: text('name'),
		issuer: text('issuer'),
		clientId: text('clientId'),
		scopes: text('scopes'),
		groupsClaim: text('groupsClaim'),
		newRole: text('newRole'),
		isInOwnNetwork: values.isInOwnNetwork === 'on',
		linksByEmail: values.linksByEmail === 'on',
		makesAccounts: values.makesAccounts === 'on',
		trustsSecondFactor: values.trustsSecondFactor === 'on',
		groups: groups.filter(({ group }) => group !== ''),
	};
}
