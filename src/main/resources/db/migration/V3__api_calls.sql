CREATE TABLE daybook.api_calls (
    connection_id  bigint  NOT NULL REFERENCES daybook.connection,
    month          date    NOT NULL CHECK (extract(day FROM month) = 1),
    calls          bigint  NOT NULL CHECK (calls >= 0),
    warned_budget  bigint,
    warned_percent integer NOT NULL DEFAULT 0,
    PRIMARY KEY (connection_id, month)
);
COMMENT ON TABLE daybook.api_calls IS 'What each connection asked of its platform in each month (UTC), as the platform bills it.';
COMMENT ON COLUMN daybook.api_calls.warned_percent IS 'Share of warned_budget that was told of last; each is told once a month.';
