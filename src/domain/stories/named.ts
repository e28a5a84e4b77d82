import { PARTS, type Part, type Slide } from './story.ts';

interface Named {
	name: string;
}

type Told = Record<Part, string> & { title: string; body: string; slides: readonly Slide[] };

/** Everything that is told, its title first, a paragraph at a time. */
function paragraphsOf(told: Told): string[] {
	const slides = told.slides.flatMap(({ title, text }) => [title, text]);
	const texts = [told.title, told.body, ...PARTS.map((part) => told[part]), ...slides];
	return texts
		.flatMap((text) => text.split(/\n\s*\n/))
		.flatMap((text) => (text.trim() === '' ? [] : [text.trim()]));
}

/** The paragraphs that name somebody: by their whole name, or by the first of it. */
export function passagesNaming({ name }: Named, told: Told): string {
	const names = [name, firstOf(name)].map(pattern);
	return paragraphsOf(told)
		.filter((text) => names.some((one) => one.test(text)))
		.join('\n\n');
}

/** Who of these is named, the one who comes first before the others. A first name that two have names neither. */
export function peopleNamedIn<Person extends Named>(people: readonly Person[], told: Told): Person[] {
	const text = paragraphsOf(told).join('\n\n').normalize('NFC');
	const firsts = Map.groupBy(people, ({ name }) => firstOf(name));
	const found = people.flatMap((person) => {
		const isOnly = firsts.get(firstOf(person.name))?.length === 1;
		const at = [person.name, ...(isOnly ? [firstOf(person.name)] : [])]
			.map((one) => text.search(pattern(one)))
			.filter((place) => place >= 0);
		return at.length === 0 ? [] : [{ person, at: Math.min(...at) }];
	});
	return found.sort((a, b) => a.at - b.at).map(({ person }) => person);
}

const firstOf = (name: string) => name.split(/\s+/, 1)[0] ?? name;

/** As a word of its own, with the case that names have: *will* names nobody. */
function pattern(name: string): RegExp {
	const escaped = name.normalize('NFC').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
	return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'u');
}
