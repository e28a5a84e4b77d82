import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import * as linguist from 'linguist-languages';
import { format, resolveConfig } from 'prettier';
import { HUMAN_SKILLS } from '../src/domain/skills/catalogue/human-skills.ts';
import { TECHNOLOGIES } from '../src/domain/skills/catalogue/technologies.ts';
import { foldedSkill } from '../src/domain/skills/skill.ts';

/**
 * Writes the languages of the catalogue of skills: their names, aliases and what they are a kind of, as linguist's list
 * has them. What is written is kept with the source, so that neither an installation nor a start needs the list.
 *
 *     node scripts/skill-languages.js
 */
export const LANGUAGES_FILE = 'src/domain/skills/catalogue/languages.ts';

/** Of the 700 and more, those that people in companies say they know. */
const CHOSEN = [
	...[
		'ABAP',
		'Ada',
		'Apex',
		'APL',
		'Assembly',
		'Ballerina',
		'C',
		'C#',
		'C++',
		'Clojure',
		'COBOL',
		'Common Lisp',
	],
	...[
		'Crystal',
		'CSS',
		'CUE',
		'Cuda',
		'D',
		'Dart',
		'Dockerfile',
		'Elixir',
		'Elm',
		'Emacs Lisp',
		'Erlang',
		'F#',
	],
	...[
		'Fortran',
		'GDScript',
		'Gherkin',
		'Gleam',
		'GLSL',
		'Go',
		'Groovy',
		'Hack',
		'Haskell',
		'Haxe',
		'HCL',
		'HTML',
	],
	...[
		'Idris',
		'Java',
		'JavaScript',
		'JSON',
		'Julia',
		'Kotlin',
		'LabVIEW',
		'Less',
		'Lua',
		'Makefile',
		'Markdown',
	],
	...['MATLAB', 'Mermaid', 'Mojo', 'Nim', 'Objective-C', 'OCaml', 'Odin', 'Pascal', 'Perl', 'PHP', 'PLSQL'],
	...[
		'PowerShell',
		'Prolog',
		'PureScript',
		'Python',
		'R',
		'Racket',
		'Raku',
		'ReScript',
		'Ruby',
		'Rust',
		'SAS',
	],
	...['Scala', 'Scheme', 'SCSS', 'Shell', 'Smalltalk', 'Solidity', 'SQL', 'Standard ML', 'Stata', 'Starlark'],
	...[
		'Swift',
		'SystemVerilog',
		'Tcl',
		'TeX',
		'TypeScript',
		'V',
		'VBA',
		'Verilog',
		'VHDL',
		'Visual Basic .NET',
	],
	...['WebAssembly', 'XSLT', 'YAML', 'Zig'],
];
/** Names of tools and dialects, and letters that say something else elsewhere. */
const NOT_ALIASES = new Set(
	[
		'sh ini rs ex exs pl ml cl hx nu mo mf inc sdc xdc cask eask emacs rake jruby macruby rbx cake cakescript sarif',
		'geojson topojson jsonl envrc splus bazel posh rusthon pandoc octave cucumber cperl make bsdmake xhtml ada95 ada2005',
	].flatMap((names) => names.split(' ')),
);
/** What linguist says of none: for it, they are languages of their own. */
const UNDER = new Map([
	['SCSS', 'CSS'],
	['Less', 'CSS'],
]);

/** @returns {Promise<string>} what belongs into the file */
export async function languagesFile() {
	const lines = languages().map((language) => `\t${JSON.stringify(language)},`);
	const text = [
		'// Written by scripts/skill-languages.js from linguist-languages (MIT): change it there.',
		"import type { CatalogueSkill } from './catalogue-skill.ts';",
		'',
		'export const LANGUAGES: readonly CatalogueSkill[] = [',
		...lines,
		'];',
	].join('\n');
	const style = await resolveConfig(LANGUAGES_FILE);
	return format(text, { ...style, filepath: LANGUAGES_FILE, printWidth: 400 });
}

function languages() {
	/** @type {Map<string, { name: string, aliases?: readonly string[], group?: string }>} */
	const all = new Map(Object.values(linguist).map((language) => [language.name, language]));
	const found = CHOSEN.map((name) => {
		const language = all.get(name);
		if (!language) throw new Error(`linguist knows no ${name} any more.`);
		return language;
	});
	const taken = new Set(
		[...HUMAN_SKILLS, ...TECHNOLOGIES].flatMap(({ name, also = [] }) => [name, ...also].map(foldedSkill)),
	);
	const names = new Set(found.map(({ name }) => foldedSkill(name)));
	const claims = found.flatMap(({ aliases = [] }) => aliases.map(foldedSkill));
	return found
		.map(({ name, aliases = [], group }) => {
			const also = aliases.filter((alias) => {
				const folded = foldedSkill(alias);
				if (NOT_ALIASES.has(folded) || alias.includes(' example') || taken.has(folded) || names.has(folded))
					return false;
				return claims.filter((other) => other === folded).length === 1;
			});
			const above = UNDER.get(name) ?? group ?? name;
			return {
				name,
				...(also.length > 0 ? { also } : {}),
				...(above !== name && CHOSEN.includes(above) ? { under: above } : {}),
			};
		})
		.sort((a, b) => Number('under' in a) - Number('under' in b));
}

if (process.argv[1] && import.meta.filename === process.argv[1]) {
	writeFileSync(join(import.meta.dirname, '..', LANGUAGES_FILE), await languagesFile());
}
