import type { Visibility } from './entry.ts';

/** One sentence for next to the button that shows it to others. */
export function audience(visibility: Visibility, team: string | null, workspace: string): string {
	switch (visibility) {
		case 'workspace':
			return `Everybody at ${workspace} can read it.`;
		case 'team':
			return team ? `People in ${team} can read it.` : 'Only its authors can read it.';
		case 'restricted':
			return 'Only its authors and the people named can read it.';
	}
}

/** The other way round: who it is taken from when it goes. */
export function deprived(visibility: Visibility, team: string | null, workspace: string): string {
	switch (visibility) {
		case 'workspace':
			return `Everybody at ${workspace} loses it.`;
		case 'team':
			return team ? `People in ${team} lose it.` : 'Nobody but its authors could read it.';
		case 'restricted':
			return 'The people named as its readers lose it.';
	}
}
