-- Made once the tables are full: sorting once is cheaper than keeping order row by row.

CREATE UNIQUE INDEX transactionline_by_transaction ON transactionline (transaction, id);
CREATE INDEX transactionline_by_clock ON transactionline (linelastmodifieddate);
CREATE INDEX transaction_by_type ON transaction (type, id);
-- The planner takes a type for rare and begins a search for changed lines or headers with it: so each type, and each
-- transaction, has its clock beside it.
CREATE INDEX transaction_by_type_and_clock ON transaction (type, lastmodifieddate, id);
CREATE INDEX transactionline_by_transaction_and_clock ON transactionline (transaction, linelastmodifieddate);
CREATE INDEX transaction_by_clock ON transaction (lastmodifieddate, id);
CREATE INDEX transaction_by_entity ON transaction (entity);
CREATE INDEX link_by_next ON previoustransactionlinelink (nextdoc);
CREATE INDEX link_by_clock ON previoustransactionlinelink (lastmodifieddate);
CREATE INDEX customer_by_clock ON customer (lastmodifieddate);
CREATE INDEX vendor_by_clock ON vendor (lastmodifieddate);
CREATE INDEX customer_relationship_by_entity ON customersubsidiaryrelationship (entity);
CREATE INDEX vendor_relationship_by_entity ON vendorsubsidiaryrelationship (entity);
CREATE INDEX currencyrate_by_currency ON currencyrate (transactioncurrency, basecurrency, effectivedate);
CREATE INDEX deletedrecord_by_clock ON deletedrecord (deleteddate);
-- Many samples: the planner must know that a type is common, a transaction's lines are few and a currency is a handful.
ANALYZE SAMPLE_SIZE 20000;
