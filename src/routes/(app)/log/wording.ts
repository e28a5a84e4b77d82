/** `1,204` */
export const cited = (count: number) => count.toLocaleString('en');
