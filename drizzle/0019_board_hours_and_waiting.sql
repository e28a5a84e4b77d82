ALTER TABLE `board` ADD `hours_spent` integer;--> statement-breakpoint
ALTER TABLE `board` ADD `hours_meant` integer;--> statement-breakpoint
ALTER TABLE `board_column` ADD `waits` integer DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE `board_column` SET `waits` = 1 WHERE `name` = 'Stuck';
