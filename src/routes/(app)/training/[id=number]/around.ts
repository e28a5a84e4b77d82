/** The pages that belong to a course; those who organise it have more of them. */
export function around(number: number, organises: boolean): { href: string; label: string }[] {
	const here = `/training/${number}`;
	const all = [
		{ href: here, label: 'Course' },
		{ href: `${here}/sittings`, label: 'Sittings' },
	];
	if (!organises) return all;
	return [...all, { href: `${here}/rules`, label: 'Asked of' }, { href: `${here}/people`, label: 'How far' }];
}
