/** How far an entry went: how many read it, and of how many teams they are. */
export interface Travelled {
	readers: number;
	teams: number;
}

/** Fewer are not counted: a number of one or two is nearly a name. */
export const FEWEST_READERS = 3;

const digits = (number: number) => number.toLocaleString('en');

/** `5 teams, 41 readers` */
export function travelledWords(travelled: Travelled | null): string {
	if (travelled === null) return 'A few readers at most';
	const readers = `${digits(travelled.readers)} readers`;
	return travelled.teams === 0
		? readers
		: `${digits(travelled.teams)} ${travelled.teams === 1 ? 'team' : 'teams'}, ${readers}`;
}
