-- Up Migration

-- Records of other objects than Account may have the number as well.
alter table entry rename column accounts to records;
