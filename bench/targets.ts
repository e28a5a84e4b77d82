/** What the program is held to, in the order in which it was measured. */
const aims: { what: string; wanted: string; found: string; met: boolean }[] = [];

const shown = (value: number) => value.toFixed(2).replace(/\.00$/, '');

export function aimAt(what: string, least: number, found: number): void {
	aims.push({ what, wanted: `≥ ${shown(least)}`, found: shown(found), met: found >= least });
}

export function aimBelow(what: string, most: number, found: number): void {
	aims.push({ what, wanted: `≤ ${shown(most)}`, found: shown(found), met: found <= most });
}

/** The last thing that is printed: what was aimed at, and whether it was met. */
export function printTargets(): void {
	if (aims.length === 0) return;
	const width = Math.max(...aims.map(({ what }) => what.length));
	console.log('targets');
	for (const { what, wanted, found, met } of aims) {
		console.log(`  ${what.padEnd(width)}  ${wanted.padEnd(8)} ${found.padEnd(8)} ${met ? 'met' : 'NOT MET'}`);
	}
}
