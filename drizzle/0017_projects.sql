CREATE TABLE `allowance` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`team_id` integer,
	`kind` text NOT NULL,
	`minutes` integer NOT NULL,
	`weekday` integer,
	`from` integer,
	`percent` integer,
	`words` text DEFAULT '' NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text,
	`promised_by` integer NOT NULL,
	`promised_at` integer NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`promised_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `allowance_team` ON `allowance` (`team_id`);--> statement-breakpoint
CREATE TABLE `learning_time` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`allowance_id` integer NOT NULL,
	`day` text NOT NULL,
	`minutes` integer NOT NULL,
	`is` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`entry_id` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`allowance_id`) REFERENCES `allowance`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `learning_time_person` ON `learning_time` (`person_id`,`day`);--> statement-breakpoint
CREATE INDEX `learning_time_allowance` ON `learning_time` (`allowance_id`,`day`);--> statement-breakpoint
CREATE INDEX `learning_time_entry` ON `learning_time` (`entry_id`);--> statement-breakpoint
CREATE TABLE `board` (
	`entry_id` integer PRIMARY KEY NOT NULL,
	`change` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `board_column` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`about` text DEFAULT '' NOT NULL,
	`most` integer,
	`learns` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `board_column_entry` ON `board_column` (`entry_id`,`position`);--> statement-breakpoint
CREATE TABLE `card` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`uid` text NOT NULL,
	`entry_id` integer NOT NULL,
	`column_id` integer NOT NULL,
	`place` text NOT NULL,
	`title` text NOT NULL,
	`body` text DEFAULT '' NOT NULL,
	`steps` text NOT NULL,
	`labels` text NOT NULL,
	`due` text,
	`learned` text DEFAULT '' NOT NULL,
	`outcome` text,
	`lesson_id` integer,
	`made_by` integer NOT NULL,
	`made_at` integer NOT NULL,
	`entered_at` integer NOT NULL,
	`change` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`column_id`) REFERENCES `board_column`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lesson_id`) REFERENCES `lesson`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`made_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `card_uid_unique` ON `card` (`uid`);--> statement-breakpoint
CREATE INDEX `card_entry` ON `card` (`entry_id`,`change`);--> statement-breakpoint
CREATE INDEX `card_column` ON `card` (`column_id`,`place`);--> statement-breakpoint
CREATE INDEX `card_lesson` ON `card` (`lesson_id`);--> statement-breakpoint
CREATE TABLE `card_person` (
	`card_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	PRIMARY KEY(`card_id`, `person_id`),
	FOREIGN KEY (`card_id`) REFERENCES `card`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `card_person_person` ON `card_person` (`person_id`);--> statement-breakpoint
CREATE TABLE `continuation` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer NOT NULL,
	`asks` text NOT NULL,
	`asked_by` integer NOT NULL,
	`asked_at` integer NOT NULL,
	`sponsor_id` integer,
	`decision` text,
	`reason` text DEFAULT '' NOT NULL,
	`decided_by` integer,
	`decided_at` integer,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`asked_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sponsor_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `continuation_entry` ON `continuation` (`entry_id`);--> statement-breakpoint
CREATE TABLE `project_ending` (
	`entry_id` integer PRIMARY KEY NOT NULL,
	`how` text NOT NULL,
	`wondered` text DEFAULT '' NOT NULL,
	`tried` text DEFAULT '' NOT NULL,
	`know` text DEFAULT '' NOT NULL,
	`by_whom` text DEFAULT '' NOT NULL,
	`open_questions` text DEFAULT '' NOT NULL,
	`ended_by` integer NOT NULL,
	`ended_at` integer NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`ended_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `project_question` (
	`entry_id` integer NOT NULL,
	`which` text NOT NULL,
	`asked_on` text NOT NULL,
	`answer` text DEFAULT '' NOT NULL,
	`answered_by` integer,
	`answered_at` integer,
	PRIMARY KEY(`entry_id`, `which`, `asked_on`),
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`answered_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `season` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`title` text NOT NULL,
	`about` text NOT NULL,
	`kind` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text,
	`zone` text NOT NULL,
	`phases` text NOT NULL,
	`days` text NOT NULL,
	`times` text NOT NULL,
	`awards` text NOT NULL,
	`votes_until` integer,
	`summary` text DEFAULT '' NOT NULL,
	`made_by` integer NOT NULL,
	`made_at` integer NOT NULL,
	`archived_at` integer,
	FOREIGN KEY (`made_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `season_slug_unique` ON `season` (`slug`);--> statement-breakpoint
CREATE INDEX `season_starts` ON `season` (`starts_on`);--> statement-breakpoint
CREATE TABLE `season_host` (
	`season_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	PRIMARY KEY(`season_id`, `person_id`),
	FOREIGN KEY (`season_id`) REFERENCES `season`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `season_host_person` ON `season_host` (`person_id`);--> statement-breakpoint
CREATE TABLE `season_word` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`season_id` integer NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`person_id` integer NOT NULL,
	`at` integer NOT NULL,
	`answer` text DEFAULT '' NOT NULL,
	`answered_by` integer,
	`answered_at` integer,
	FOREIGN KEY (`season_id`) REFERENCES `season`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `season_word_season` ON `season_word` (`season_id`,`at`);--> statement-breakpoint
CREATE TABLE `award_vote` (
	`season_id` integer NOT NULL,
	`award` text NOT NULL,
	`person_id` integer NOT NULL,
	`entry_id` integer NOT NULL,
	PRIMARY KEY(`season_id`, `award`, `person_id`),
	FOREIGN KEY (`season_id`) REFERENCES `season`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `award_vote_person` ON `award_vote` (`person_id`);--> statement-breakpoint
CREATE INDEX `award_vote_entry` ON `award_vote` (`entry_id`);--> statement-breakpoint
CREATE TABLE `show_slot` (
	`season_id` integer NOT NULL,
	`entry_id` integer NOT NULL,
	`position` integer NOT NULL,
	`minutes` integer NOT NULL,
	`recording` text DEFAULT '' NOT NULL,
	`shown_at` integer,
	PRIMARY KEY(`season_id`, `entry_id`),
	FOREIGN KEY (`season_id`) REFERENCES `season`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `show_slot_entry` ON `show_slot` (`entry_id`);--> statement-breakpoint
CREATE TABLE `project` (
	`entry_id` integer PRIMARY KEY NOT NULL,
	`season_id` integer,
	`state` text DEFAULT 'idea' NOT NULL,
	`state_at` integer NOT NULL,
	`pitch` text NOT NULL,
	`question` text NOT NULL,
	`repository` text NOT NULL,
	`links` text NOT NULL,
	`capacity` integer,
	`asks_first` integer DEFAULT false NOT NULL,
	`from_id` integer,
	`stirred_at` integer NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`season_id`) REFERENCES `season`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`from_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `project_season` ON `project` (`season_id`,`state`);--> statement-breakpoint
CREATE INDEX `project_state` ON `project` (`state`);--> statement-breakpoint
CREATE INDEX `project_from` ON `project` (`from_id`);--> statement-breakpoint
CREATE TABLE `project_asking` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`words` text DEFAULT '' NOT NULL,
	`at` integer NOT NULL,
	`answer` text,
	`answered_by` integer,
	`answered_at` integer,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`answered_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `project_asking_open` ON `project_asking` (`entry_id`,`person_id`) WHERE answer IS NULL;--> statement-breakpoint
CREATE INDEX `project_asking_person` ON `project_asking` (`person_id`);--> statement-breakpoint
CREATE TABLE `project_follower` (
	`entry_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`entry_id`, `person_id`),
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `project_follower_person` ON `project_follower` (`person_id`);--> statement-breakpoint
CREATE TABLE `project_interest` (
	`entry_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`entry_id`, `person_id`),
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `project_interest_person` ON `project_interest` (`person_id`);--> statement-breakpoint
CREATE TABLE `project_member` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`need` text DEFAULT '' NOT NULL,
	`joined_at` integer NOT NULL,
	`left_at` integer,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `project_member_now` ON `project_member` (`entry_id`,`person_id`) WHERE left_at IS NULL;--> statement-breakpoint
CREATE INDEX `project_member_person` ON `project_member` (`person_id`);--> statement-breakpoint
CREATE TABLE `project_need` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`folded` text NOT NULL,
	`weight` text NOT NULL,
	`teaches` integer DEFAULT false NOT NULL,
	`count` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `project_need_entry` ON `project_need` (`entry_id`);--> statement-breakpoint
CREATE INDEX `project_need_folded` ON `project_need` (`folded`);--> statement-breakpoint
CREATE TABLE `person_skill` (
	`person_id` integer NOT NULL,
	`folded` text NOT NULL,
	`name` text NOT NULL,
	`is` text NOT NULL,
	PRIMARY KEY(`person_id`, `folded`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `person_skill_folded` ON `person_skill` (`folded`);