-- The tables of NetSuite reference 3, as SuiteQL names them. Run before the database is put into Oracle mode: there the
-- word DATE would make a timestamp. VARCHAR(1) is a flag 'T'/'F'; DECFLOAT keeps an amount exactly as it was typed in.
-- Invisible columns are ours: no SELECT * and no catalog shows them.

CREATE DOMAIN multiselect AS VARCHAR(1000);

CREATE TABLE transaction (
    id                         BIGINT PRIMARY KEY,
    tranid                     VARCHAR(100),
    transactionnumber          VARCHAR(100),
    number                     VARCHAR(100),
    type                       VARCHAR(20) NOT NULL,
    recordtype                 VARCHAR(40) NOT NULL,
    status                     VARCHAR(4),
    entity                     BIGINT,
    trandate                   DATE,
    duedate                    DATE,
    closedate                  DATE,
    createddate                TIMESTAMP(0),
    lastmodifieddate           TIMESTAMP(0),
    createdby                  BIGINT,
    lastmodifiedby             BIGINT,
    currency                   BIGINT,
    exchangerate               DECFLOAT,
    foreigntotal               DECFLOAT,
    total                      DECFLOAT,
    foreignamountpaid          DECFLOAT,
    foreignamountunpaid        DECFLOAT,
    foreignpaymentamountused   DECFLOAT,
    foreignpaymentamountunused DECFLOAT,
    voided                     VARCHAR(1) NOT NULL,
    void                       VARCHAR(1) NOT NULL,
    posting                    VARCHAR(1) NOT NULL,
    approvalstatus             BIGINT,
    postingperiod              BIGINT,
    terms                      BIGINT,
    memo                       VARCHAR(4000),
    externalid                 VARCHAR(100),
    otherrefnum                VARCHAR(100),
    subsidiary                 BIGINT,
    billingaddress             BIGINT,
    shippingaddress            BIGINT
);

CREATE TABLE transactionline (
    transaction                 BIGINT NOT NULL,
    id                          BIGINT NOT NULL,
    uniquekey                   BIGINT PRIMARY KEY,
    linesequencenumber          BIGINT NOT NULL,
    mainline                    VARCHAR(1) NOT NULL,
    taxline                     VARCHAR(1) NOT NULL,
    iscogs                      VARCHAR(1) NOT NULL,
    item                        BIGINT,
    itemtype                    VARCHAR(40),
    quantity                    DECFLOAT,
    rate                        DECFLOAT,
    netamount                   DECFLOAT,
    foreignamount               DECFLOAT,
    debitforeignamount          DECFLOAT,
    creditforeignamount         DECFLOAT,
    foreignamountpaid           DECFLOAT,
    foreignamountunpaid         DECFLOAT,
    foreignpaymentamountused    DECFLOAT,
    foreignpaymentamountunused  DECFLOAT,
    expenseaccount              BIGINT,
    memo                        VARCHAR(4000),
    entity                      BIGINT,
    department                  BIGINT,
    class                       BIGINT,
    location                    BIGINT,
    subsidiary                  BIGINT,
    createdfrom                 BIGINT,
    linecreateddate             TIMESTAMP(0),
    linelastmodifieddate        TIMESTAMP(0),
    accountinglinetype          VARCHAR(40),
    transactionlinetype         VARCHAR(40),
    hascostline                 VARCHAR(1),
    isclosed                    VARCHAR(1) NOT NULL,
    closedate                   DATE,
    costestimate                DECFLOAT,
    custcol_iw_rr_start_date    DATE,
    custcol_iw_rr_end_date      DATE,
    custcol_iw_item_revenue_category VARCHAR(100),
    account_                    BIGINT INVISIBLE
);

CREATE TABLE previoustransactionlinelink (
    previousdoc      BIGINT NOT NULL,
    previousline     BIGINT NOT NULL,
    previoustype     VARCHAR(20) NOT NULL,
    nextdoc          BIGINT NOT NULL,
    nextline         BIGINT NOT NULL,
    nexttype         VARCHAR(20) NOT NULL,
    linktype         VARCHAR(20) NOT NULL,
    foreignamount    DECFLOAT,
    lastmodifieddate TIMESTAMP(0) NOT NULL,
    PRIMARY KEY (previousdoc, previousline, nextdoc, nextline, linktype)
);
-- Next… and Previous…, header and line level, hold the same pairs (3.4): one table under four names cannot disagree.
CREATE SYNONYM nexttransactionlinelink FOR previoustransactionlinelink;
CREATE SYNONYM previoustransactionlink FOR previoustransactionlinelink;
CREATE SYNONYM nexttransactionlink FOR previoustransactionlinelink;

CREATE TABLE currency (
    id                BIGINT PRIMARY KEY,
    name              VARCHAR(100) NOT NULL,
    symbol            VARCHAR(10) NOT NULL,
    displaysymbol     VARCHAR(10),
    currencyprecision BIGINT NOT NULL,
    exchangerate      DECFLOAT,
    isbasecurrency    VARCHAR(1) NOT NULL,
    isinactive        VARCHAR(1) NOT NULL,
    symbolplacement   BIGINT,
    externalid        VARCHAR(100),
    lastmodifieddate  TIMESTAMP(0)
);

CREATE TABLE currencyrate (
    id                  BIGINT PRIMARY KEY,
    basecurrency        BIGINT NOT NULL,
    transactioncurrency BIGINT NOT NULL,
    exchangerate        DECFLOAT NOT NULL,
    effectivedate       DATE NOT NULL,
    lastmodifieddate    TIMESTAMP(0),
    currencyratetype    BIGINT,
    fxsourcemethod      VARCHAR(40),
    externalid          VARCHAR(100)
);

CREATE TABLE consolidatedexchangerate (
    id             BIGINT PRIMARY KEY,
    postingperiod  BIGINT NOT NULL,
    fromsubsidiary BIGINT NOT NULL,
    tosubsidiary   BIGINT NOT NULL,
    fromcurrency   BIGINT NOT NULL,
    tocurrency     BIGINT NOT NULL,
    currentrate    DECFLOAT NOT NULL,
    averagerate    DECFLOAT NOT NULL,
    historicalrate DECFLOAT NOT NULL,
    accountingbook BIGINT,
    externalid     VARCHAR(100)
);

CREATE TABLE customer (
    id                     BIGINT PRIMARY KEY,
    entityid               VARCHAR(300) NOT NULL,
    entitynumber           BIGINT,
    companyname            VARCHAR(200),
    altname                VARCHAR(200),
    firstname              VARCHAR(100),
    lastname               VARCHAR(100),
    isperson               VARCHAR(1) NOT NULL,
    email                  VARCHAR(254),
    phone                  VARCHAR(40),
    currency               BIGINT,
    parent                 BIGINT,
    externalid             VARCHAR(100),
    isinactive             VARCHAR(1) NOT NULL,
    datecreated            TIMESTAMP(0),
    lastmodifieddate       TIMESTAMP(0),
    defaultbillingaddress  BIGINT,
    defaultshippingaddress BIGINT,
    receivablesaccount     BIGINT,
    terms                  BIGINT,
    creditlimit            DECFLOAT,
    searchstage            VARCHAR(20),
    category               BIGINT,
    url                    VARCHAR(200),
    comments               VARCHAR(4000)
);

CREATE TABLE vendor (
    id                     BIGINT PRIMARY KEY,
    entityid               VARCHAR(300) NOT NULL,
    entitynumber           BIGINT,
    companyname            VARCHAR(200),
    altname                VARCHAR(200),
    legalname              VARCHAR(200),
    firstname              VARCHAR(100),
    lastname               VARCHAR(100),
    isperson               VARCHAR(1) NOT NULL,
    email                  VARCHAR(254),
    phone                  VARCHAR(40),
    currency               BIGINT,
    externalid             VARCHAR(100),
    isinactive             VARCHAR(1) NOT NULL,
    datecreated            TIMESTAMP(0),
    lastmodifieddate       TIMESTAMP(0),
    defaultbillingaddress  BIGINT,
    defaultshippingaddress BIGINT,
    balance                DECFLOAT,
    payablesaccount        BIGINT,
    expenseaccount         BIGINT,
    terms                  BIGINT,
    category               BIGINT,
    workcalendar           BIGINT,
    subsidiaryedition      VARCHAR(20),
    url                    VARCHAR(200),
    comments               VARCHAR(4000)
);

CREATE TABLE customersubsidiaryrelationship (
    id               BIGINT PRIMARY KEY,
    entity           BIGINT NOT NULL,
    subsidiary       BIGINT NOT NULL,
    isprimarysub     VARCHAR(1) NOT NULL,
    primarycurrency  BIGINT,
    lastmodifieddate TIMESTAMP(0)
);

CREATE TABLE vendorsubsidiaryrelationship (
    id               BIGINT PRIMARY KEY,
    entity           BIGINT NOT NULL,
    subsidiary       BIGINT NOT NULL,
    isprimarysub     VARCHAR(1) NOT NULL,
    primarycurrency  BIGINT,
    lastmodifieddate TIMESTAMP(0)
);

CREATE TABLE entity (
    id               BIGINT PRIMARY KEY,
    type             VARCHAR(20) NOT NULL,
    entityid         VARCHAR(300) NOT NULL,
    altname          VARCHAR(200),
    customer         BIGINT,
    vendor           BIGINT,
    employee         BIGINT,
    contact          BIGINT,
    isinactive       VARCHAR(1) NOT NULL,
    lastmodifieddate TIMESTAMP(0)
);

CREATE TABLE item (
    id               BIGINT PRIMARY KEY,
    itemid           VARCHAR(100) NOT NULL,
    fullname         VARCHAR(200) NOT NULL,
    displayname      VARCHAR(200),
    description      VARCHAR(1000),
    itemtype         VARCHAR(40) NOT NULL,
    subtype          VARCHAR(40),
    parent           BIGINT,
    isinactive       VARCHAR(1) NOT NULL,
    subsidiary       multiselect,
    incomeaccount    BIGINT,
    expenseaccount   BIGINT,
    assetaccount     BIGINT,
    deferralaccount  BIGINT,
    createddate      TIMESTAMP(0),
    lastmodifieddate TIMESTAMP(0)
);

CREATE TABLE salestaxitem (
    id               BIGINT PRIMARY KEY,
    itemid           VARCHAR(100) NOT NULL,
    fullname         VARCHAR(200) NOT NULL,
    description      VARCHAR(1000),
    rate             DECFLOAT NOT NULL,
    taxaccount       BIGINT,
    isinactive       VARCHAR(1) NOT NULL,
    lastmodifieddate TIMESTAMP(0)
);

CREATE TABLE account (
    id                           BIGINT PRIMARY KEY,
    acctnumber                   VARCHAR(20) NOT NULL,
    accttype                     VARCHAR(20) NOT NULL,
    accountsearchdisplayname     VARCHAR(200) NOT NULL,
    accountsearchdisplaynamecopy VARCHAR(200) NOT NULL,
    displaynamewithhierarchy     VARCHAR(200) NOT NULL,
    fullname                     VARCHAR(200) NOT NULL,
    description                  VARCHAR(1000),
    currency                     BIGINT,
    parent                       BIGINT,
    isinactive                   VARCHAR(1) NOT NULL,
    issummary                    VARCHAR(1) NOT NULL,
    eliminate                    VARCHAR(1) NOT NULL,
    inventory                    VARCHAR(1) NOT NULL,
    subsidiary                   multiselect,
    generalrate                  VARCHAR(20),
    cashflowrate                 VARCHAR(20),
    sspecacct                    VARCHAR(40),
    externalid                   VARCHAR(100),
    lastmodifieddate             TIMESTAMP(0)
);

CREATE TABLE subsidiary (
    id               BIGINT PRIMARY KEY,
    name             VARCHAR(200) NOT NULL,
    fullname         VARCHAR(300) NOT NULL,
    legalname        VARCHAR(200),
    parent           BIGINT,
    currency         BIGINT NOT NULL,
    country          VARCHAR(2),
    state            VARCHAR(40),
    fiscalcalendar   BIGINT,
    iselimination    VARCHAR(1) NOT NULL,
    isinactive       VARCHAR(1) NOT NULL,
    mainaddress      BIGINT,
    externalid       VARCHAR(100),
    lastmodifieddate TIMESTAMP(0)
);

CREATE TABLE term (
    id                BIGINT PRIMARY KEY,
    name              VARCHAR(100) NOT NULL,
    daysuntilnetdue   BIGINT,
    isinactive        VARCHAR(1) NOT NULL,
    preferred         VARCHAR(1) NOT NULL,
    externalid        VARCHAR(100),
    lastmodifieddate  TIMESTAMP(0)
);

CREATE TABLE department (
    id               BIGINT PRIMARY KEY,
    name             VARCHAR(100) NOT NULL,
    fullname         VARCHAR(200) NOT NULL,
    parent           BIGINT,
    subsidiary       multiselect,
    isinactive       VARCHAR(1) NOT NULL,
    externalid       VARCHAR(100),
    lastmodifieddate TIMESTAMP(0)
);

CREATE TABLE classification (
    id               BIGINT PRIMARY KEY,
    name             VARCHAR(100) NOT NULL,
    fullname         VARCHAR(200) NOT NULL,
    parent           BIGINT,
    subsidiary       multiselect,
    isinactive       VARCHAR(1) NOT NULL,
    externalid       VARCHAR(100),
    lastmodifieddate TIMESTAMP(0)
);

CREATE TABLE location (
    id               BIGINT PRIMARY KEY,
    name             VARCHAR(100) NOT NULL,
    fullname         VARCHAR(200) NOT NULL,
    parent           BIGINT,
    subsidiary       multiselect,
    isinactive       VARCHAR(1) NOT NULL,
    externalid       VARCHAR(100),
    lastmodifieddate TIMESTAMP(0)
);

CREATE TABLE accountingperiod (
    id               BIGINT PRIMARY KEY,
    periodname       VARCHAR(40) NOT NULL,
    startdate        DATE NOT NULL,
    enddate          DATE NOT NULL,
    parent           BIGINT,
    isquarter        VARCHAR(1) NOT NULL,
    isyear           VARCHAR(1) NOT NULL,
    isposting        VARCHAR(1) NOT NULL,
    isadjust         VARCHAR(1) NOT NULL,
    isinactive       VARCHAR(1) NOT NULL,
    closed           VARCHAR(1) NOT NULL,
    closedondate     DATE,
    fiscalcalendar   BIGINT,
    lastmodifieddate TIMESTAMP(0)
);

CREATE TABLE accountingbook (
    id               BIGINT PRIMARY KEY,
    name             VARCHAR(100) NOT NULL,
    isprimary        VARCHAR(1) NOT NULL,
    isadjustmentonly VARCHAR(1) NOT NULL,
    isinactive       VARCHAR(1) NOT NULL,
    lastmodifieddate TIMESTAMP(0)
);

CREATE TABLE transactionstatus (
    trantype VARCHAR(20) NOT NULL,
    id       VARCHAR(4) NOT NULL,
    name     VARCHAR(100) NOT NULL,
    fullname VARCHAR(200) NOT NULL,
    PRIMARY KEY (trantype, id)
);

CREATE TABLE customfield (
    internalid       BIGINT PRIMARY KEY,
    scriptid         VARCHAR(60) NOT NULL,
    name             VARCHAR(100) NOT NULL,
    fieldtype        VARCHAR(40) NOT NULL,
    fieldvaluetype   VARCHAR(40) NOT NULL,
    isinactive       VARCHAR(1) NOT NULL,
    ismandatory      VARCHAR(1) NOT NULL,
    lastmodifieddate TIMESTAMP(0)
);

CREATE TABLE deletedrecord (
    name                VARCHAR(300),
    recordid            BIGINT NOT NULL,
    recordtypeid        BIGINT NOT NULL,
    scriptid            VARCHAR(60) NOT NULL,
    type                VARCHAR(60) NOT NULL,
    deleteddate         TIMESTAMP(0) NOT NULL,
    deletedby           BIGINT,
    context             VARCHAR(40),
    iscustomrecord      VARCHAR(1) NOT NULL,
    iscustomlist        VARCHAR(1) NOT NULL,
    iscustomtransaction VARCHAR(1) NOT NULL,
    PRIMARY KEY (recordid, recordtypeid, scriptid)
);

-- The general ledger's side of each posting line, primary book only (3.3). It follows from the lines, so it is a view.
CREATE VIEW transactionaccountingline AS
SELECT tl.transaction                                                       AS transaction,
       tl.id                                                                AS transactionline,
       CAST(1 AS BIGINT)                                                    AS accountingbook,
       tl.account_                                                          AS account,
       tl.netamount                                                         AS amount,
       CASE WHEN tl.netamount > 0 THEN tl.netamount END                     AS debit,
       CASE WHEN tl.netamount < 0 THEN -tl.netamount END                    AS credit,
       tl.netamount                                                         AS netamount,
       CASE WHEN tl.mainline = 'T' THEN ROUND(t.foreignamountpaid * t.exchangerate, 2) END   AS amountpaid,
       CASE WHEN tl.mainline = 'T' THEN ROUND(t.foreignamountunpaid * t.exchangerate, 2) END AS amountunpaid,
       CAST(NULL AS DECFLOAT)                                               AS amountlinked,
       CASE WHEN tl.mainline = 'T'
            THEN ROUND(t.foreignpaymentamountused * t.exchangerate, 2) END   AS paymentamountused,
       CASE WHEN tl.mainline = 'T'
            THEN ROUND(t.foreignpaymentamountunused * t.exchangerate, 2) END AS paymentamountunused,
       t.exchangerate                                                       AS exchangerate,
       CAST('T' AS VARCHAR(1))                                              AS posting,
       CAST('F' AS VARCHAR(1))                                              AS processedbyrevcommit,
       tl.linelastmodifieddate                                              AS lastmodifieddate
FROM transactionline tl
JOIN transaction t ON t.id = tl.transaction
WHERE t.posting = 'T' AND tl.netamount IS NOT NULL;
COMMENT ON VIEW transactionaccountingline IS 'key: transaction, transactionline, accountingbook';
