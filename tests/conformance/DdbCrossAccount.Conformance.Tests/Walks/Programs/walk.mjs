// Walks over all services of the sandbox with the SDK for JavaScript v3: node walk.mjs ENDPOINT ACCESS_KEY SECRET_KEY ACCOUNT REGION
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { setTimeout } from 'node:timers/promises';

const require = createRequire(new URL('../../Engines/Packages/package.json', import.meta.url));
const dynamo = require('@aws-sdk/client-dynamodb');
const streams = require('@aws-sdk/client-dynamodb-streams');
const s3 = require('@aws-sdk/client-s3');
const sts = require('@aws-sdk/client-sts');

const [endpoint, accessKeyId, secretAccessKey, account, region] = process.argv.slice(2);
const settings = { endpoint, region, credentials: { accessKeyId, secretAccessKey }, maxAttempts: 1, forcePathStyle: true };
const client = new dynamo.DynamoDBClient(settings);
const TableName = 'WalkOfJavaScript';
const key = (id, line) => ({ id: { S: id }, line: { N: `${line}` } });

async function walkSts() {
  const identity = await new sts.STSClient(settings).send(new sts.GetCallerIdentityCommand({}));
  assert.equal(identity.Account, account);
}

async function walkDynamoDb() {
  await client.send(new dynamo.CreateTableCommand({
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }, { AttributeName: 'line', AttributeType: 'N' }],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }, { AttributeName: 'line', KeyType: 'RANGE' }],
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  }));
  await dynamo.waitUntilTableExists({ client, maxWaitTime: 30, minDelay: 1, maxDelay: 1 }, { TableName });

  const written = await client.send(new dynamo.BatchWriteItemCommand({
    RequestItems: {
      [TableName]: Array.from({ length: 20 }, (_, line) => ({ PutRequest: { Item: { ...key('a', line), color: { S: 'red' }, bytes: { B: new Uint8Array([1, 2]) } } } })),
    },
  }));
  assert.deepEqual(written.UnprocessedItems, {});

  const updated = await client.send(new dynamo.UpdateItemCommand({
    TableName,
    Key: key('a', 1),
    UpdateExpression: 'SET #n = :one ADD tags :tags',
    ConditionExpression: 'begins_with(color, :re)',
    ExpressionAttributeNames: { '#n': 'name' },
    ExpressionAttributeValues: { ':one': { N: '1' }, ':tags': { SS: ['x'] }, ':re': { S: 're' } },
    ReturnValues: 'UPDATED_NEW',
  }));
  assert.deepEqual(updated.Attributes, { name: { N: '1' }, tags: { SS: ['x'] } });
  await assert.rejects(
    client.send(new dynamo.DeleteItemCommand({ TableName, Key: key('a', 1), ConditionExpression: 'attribute_not_exists(id)' })),
    dynamo.ConditionalCheckFailedException);

  let count = 0;
  for await (const page of dynamo.paginateQuery({ client, pageSize: 6 }, {
    TableName,
    KeyConditionExpression: 'id = :id AND line >= :line',
    ExpressionAttributeValues: { ':id': { S: 'a' }, ':line': { N: '5' } },
  })) {
    count += page.Count;
  }
  assert.equal(count, 15);

  await client.send(new dynamo.TransactWriteItemsCommand({
    TransactItems: [{ Put: { TableName, Item: key('b', 1) } }, { Delete: { TableName, Key: key('a', 0) } }],
  }));
  await assert.rejects(
    client.send(new dynamo.TransactWriteItemsCommand({
      TransactItems: [{ ConditionCheck: { TableName, Key: key('b', 1), ConditionExpression: 'attribute_not_exists(id)' } }],
    })),
    error => error instanceof dynamo.TransactionCanceledException && error.CancellationReasons[0].Code === 'ConditionalCheckFailed');
  const read = await client.send(new dynamo.TransactGetItemsCommand({ TransactItems: [{ Get: { TableName, Key: key('b', 1) } }] }));
  assert.deepEqual(read.Responses[0].Item, key('b', 1));

  const { Table } = await client.send(new dynamo.DescribeTableCommand({ TableName }));
  await walkStreams(Table.LatestStreamArn);
  await client.send(new dynamo.DeleteTableCommand({ TableName }));
}

async function walkStreams(StreamArn) {
  const reader = new streams.DynamoDBStreamsClient(settings);
  const { StreamDescription } = await reader.send(new streams.DescribeStreamCommand({ StreamArn }));
  const names = [];
  for (const { ShardId } of StreamDescription.Shards) {
    let { ShardIterator } = await reader.send(new streams.GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' }));
    for (let i = 0; i < 20 && ShardIterator; i++) {
      const page = await reader.send(new streams.GetRecordsCommand({ ShardIterator }));
      names.push(...page.Records.map(record => record.eventName));
      ShardIterator = page.NextShardIterator;
      await setTimeout(20);
    }
  }
  assert.deepEqual([...names].sort(), [...Array(21).fill('INSERT'), 'MODIFY', 'REMOVE']);
}

async function walkS3() {
  const objects = new s3.S3Client(settings);
  const Bucket = 'walk-of-javascript';
  await objects.send(new s3.CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: region } }));
  await objects.send(new s3.PutObjectCommand({ Bucket, Key: 'folder/ä €.txt', Body: 'hello', Metadata: { one: '1' } }));
  const read = await objects.send(new s3.GetObjectCommand({ Bucket, Key: 'folder/ä €.txt' }));
  assert.equal(await read.Body.transformToString(), 'hello');
  assert.deepEqual(read.Metadata, { one: '1' });
  await objects.send(new s3.PutObjectCommand({ Bucket, Key: 'checked', Body: 'hello', ChecksumAlgorithm: 'SHA256' }));
  const checked = await objects.send(new s3.HeadObjectCommand({ Bucket, Key: 'checked', ChecksumMode: 'ENABLED' }));
  assert.equal(checked.ChecksumSHA256, 'LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=');

  const { UploadId } = await objects.send(new s3.CreateMultipartUploadCommand({ Bucket, Key: 'large', ChecksumAlgorithm: 'CRC32' }));
  const bodies = ['x'.repeat(5 << 20), 'end'];
  const Parts = [];
  for (const [index, Body] of bodies.entries()) {
    const PartNumber = index + 1;
    const part = await objects.send(new s3.UploadPartCommand({ Bucket, Key: 'large', UploadId, PartNumber, Body, ChecksumAlgorithm: 'CRC32' }));
    Parts.push({ PartNumber, ETag: part.ETag, ChecksumCRC32: part.ChecksumCRC32 });
  }
  await objects.send(new s3.CompleteMultipartUploadCommand({ Bucket, Key: 'large', UploadId, MultipartUpload: { Parts } }));
  const large = await objects.send(new s3.GetObjectCommand({ Bucket, Key: 'large' }));
  assert.equal((await large.Body.transformToString()).length, (5 << 20) + 3);

  await objects.send(new s3.CopyObjectCommand({ Bucket, Key: 'copy', CopySource: `${Bucket}/large` }));
  const listed = await objects.send(new s3.ListObjectsV2Command({ Bucket, Delimiter: '/' }));
  assert.deepEqual(listed.Contents.map(item => item.Key), ['checked', 'copy', 'large']);
  await assert.rejects(objects.send(new s3.GetObjectCommand({ Bucket, Key: 'none' })), s3.NoSuchKey);
  await objects.send(new s3.DeleteObjectsCommand({ Bucket, Delete: { Objects: ['checked', 'copy', 'large', 'folder/ä €.txt'].map(Key => ({ Key })) } }));
  await objects.send(new s3.DeleteBucketCommand({ Bucket }));
}

await walkSts();
await walkDynamoDb();
await walkS3();
console.log(`SDK for JavaScript ${require('@aws-sdk/client-dynamodb/package.json').version}: sts, dynamodb, streams, s3`);
