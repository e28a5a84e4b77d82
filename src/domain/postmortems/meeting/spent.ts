/** How long a point has been talked about, in this browser: going away from it and coming back goes on from there. */
export function spentOn(point: string, more: number): number {
	const spent = Number(sessionStorage.getItem(point) ?? 0) + more;
	sessionStorage.setItem(point, String(spent));
	return spent;
}
