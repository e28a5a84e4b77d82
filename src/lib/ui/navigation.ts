import type { LucideIcon } from '@lucide/svelte';
import type { Glaze } from './glaze.ts';

export interface NavItem {
	href: string;
	label: string;
	icon: LucideIcon;
	/** How many wait there. */
	count?: number;
}

export type NavEntry = NavItem | 'rule';

export interface NavTeam {
	href: string;
	label: string;
	glaze: Glaze | null;
}

export interface BottomItem extends Omit<NavItem, 'href'> {
	href?: string;
	onclick?: (event: MouseEvent) => void;
	/** The id of the popover it opens. */
	opens?: string;
	/** The one thing to do, drawn as a filled circle. */
	main?: boolean;
}

export interface Crumb {
	label: string;
	href?: string;
}

/** The address of the item that is open: the longest one that the path begins with. */
export function currentItem(hrefs: readonly (string | undefined)[], path: string): string | undefined {
	const open = hrefs.filter((href) => href !== undefined && (path === href || path.startsWith(`${href}/`)));
	return open.sort((a, b) => (b?.length ?? 0) - (a?.length ?? 0))[0];
}
