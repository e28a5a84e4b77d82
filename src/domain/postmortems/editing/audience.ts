import { audience } from '../../entries/audience.ts';
import type { Choices } from './choices.ts';
import type { Typed } from './typed.ts';

/** Who can read it once it is published: in a sentence, and how many that are besides its authors. */
export function audienceOf(
	{ visibility, team, readers, authors }: Pick<Typed, 'visibility' | 'team' | 'readers' | 'authors'>,
	{ people, teams }: Choices,
	workspace: string,
): { sentence: string; readers: number } {
	const chosen = teams.find(({ slug }) => slug === team);
	const others = people.filter(({ email }) => !authors.includes(email));
	const count = {
		workspace: others.length,
		team: chosen ? others.filter((one) => one.teams.includes(chosen.id)).length : 0,
		restricted: others.filter(({ email }) => readers.includes(email)).length,
	};
	return { sentence: audience(visibility, chosen?.name ?? null, workspace), readers: count[visibility] };
}
