/** A name as names of skills are compared: `TypeScript` is `typescript`, `Résumés` is `resumes`. */
export function foldedSkill(name: string): string {
	const bare = name.normalize('NFKD').replace(/\p{M}/gu, '');
	return bare.toLowerCase().trim().replace(/\s+/g, ' ');
}
