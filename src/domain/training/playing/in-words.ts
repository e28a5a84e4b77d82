const SMALL = [
	'No',
	'One',
	'Two',
	'Three',
	'Four',
	'Five',
	'Six',
	'Seven',
	'Eight',
	'Nine',
	'Ten',
	'Eleven',
	'Twelve',
];

/** `Six lessons, 31 minutes. You are halfway.` */
export function inWords(lessons: number, minutes: number, done: number): string {
	const count = `${SMALL[lessons] ?? lessons} ${lessons === 1 ? 'lesson' : 'lessons'}`;
	return `${count}, ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.${place(lessons, done)}`;
}

function place(lessons: number, done: number): string {
	if (done === 0 || lessons === 0) return '';
	if (done >= lessons) return ' You went through all of them.';
	if (done * 2 === lessons) return ' You are halfway.';
	return ` ${SMALL[done] ?? done} gone through.`;
}
