import type { Visibility } from '../entries/entry.ts';

/** Who will see it, for next to the button that logs it. */
export function seenBy(visibility: Visibility, team: string | null, workspace: string): string {
	switch (visibility) {
		case 'workspace':
			return team ? `Seen by ${team}, searchable by everybody` : `Everybody at ${workspace} can read it`;
		case 'team':
			return team ? `Only ${team} can read it` : 'Choose the team that reads it';
		case 'restricted':
			return 'Only you can read it';
	}
}
