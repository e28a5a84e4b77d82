import type { Database } from '#lib/db/open.server.ts';
import { csvLine } from '#lib/files/csv.ts';
import { linkHome } from '#lib/home.server.ts';
import type { Person } from '../../accounts/person.ts';
import { hrefOf, reference } from '../../entries/kinds.ts';
import { ENDING_NAMES, PROJECT_STATE_NAMES } from '../project.ts';
import { projectsOf } from './season-projects.server.ts';
import { readSeason, seasonOf } from './seasons.server.ts';
import { summaryOf } from './summary.server.ts';

interface Exported {
	name: string;
	text: string;
}

/** What a season came to: its summary below what it asked of people. */
export async function exportMarkdown(db: Database, who: Person, slug: string): Promise<Exported> {
	const row = await seasonOf(db.read, who, slug);
	const { text } = await summaryOf(db, who, slug);
	const head = [`# ${row.name}: ${row.title}`, when(row), row.about].filter(Boolean);
	return { name: `${slug}.md`, text: `${[...head, text].join('\n\n')}\n` };
}

/** A line for each project that one may see, ideas as well. */
export async function exportCsv(db: Database, who: Person, slug: string): Promise<Exported> {
	const { id } = await seasonOf(db.read, who, slug);
	const projects = await projectsOf(db, who, id);
	const head = ['Number', 'Title', 'Pitch', 'State', 'Ending', 'People', 'Looks for', 'Address'];
	const lines = projects.map((one) =>
		csvLine([
			reference('project', one.number),
			one.title,
			one.pitch,
			PROJECT_STATE_NAMES[one.state],
			one.ending === null ? '' : ENDING_NAMES[one.ending],
			one.people.map(({ name }) => name).join('; '),
			one.needs.map(({ name, left }) => `${name} (${left})`).join('; '),
			linkHome(hrefOf('project', one.number)),
		]),
	);
	return { name: `${slug}.csv`, text: csvLine(head) + lines.join('') };
}

export async function exportJson(db: Database, who: Person, slug: string): Promise<Exported> {
	const row = await readSeason(db, who, slug);
	const { text, facts } = await summaryOf(db, who, slug);
	const { name, title, about, kind, startsOn, endsOn, zone, phases, days, times, awards, hosts } = row;
	const whole = {
		...{ kintsugi: 1, slug, name, title, about, kind, startsOn, endsOn, zone, phases, days, times, awards },
		hosts: hosts.map((one) => one.name),
		summary: text,
		projects: facts.projects,
	};
	return { name: `${slug}.json`, text: `${JSON.stringify(whole, null, '\t')}\n` };
}

const when = ({ startsOn, endsOn }: { startsOn: string; endsOn: string | null }) =>
	endsOn === null ? `Since ${startsOn}.` : `${startsOn} to ${endsOn}.`;
