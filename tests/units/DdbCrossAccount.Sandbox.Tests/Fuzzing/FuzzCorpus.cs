namespace DdbCrossAccount.Sandbox.Tests.Fuzzing;

/// <summary>
/// A right request for every operation, from which wrong ones are made. <c>{T}</c> is a table, <c>{A}</c> its ARN, <c>{S}</c>
/// its stream, <c>{H}</c> a shard, <c>{I}</c> an iterator, <c>{E}</c> an export, <c>{B}</c> a bucket, <c>{U}</c> an upload.
/// </summary>
internal static class FuzzCorpus
{
    /// <summary>The table that each worker makes for itself again and again.</summary>
    public const string CreateTable = """
        {"TableName":"{T}","AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"},{"AttributeName":"n","AttributeType":"N"},{"AttributeName":"b","AttributeType":"B"}],"KeySchema":[{"AttributeName":"id","KeyType":"HASH"},{"AttributeName":"n","KeyType":"RANGE"}],"LocalSecondaryIndexes":[{"IndexName":"local","KeySchema":[{"AttributeName":"id","KeyType":"HASH"},{"AttributeName":"b","KeyType":"RANGE"}],"Projection":{"ProjectionType":"ALL"}}],"GlobalSecondaryIndexes":[{"IndexName":"global","KeySchema":[{"AttributeName":"b","KeyType":"HASH"}],"Projection":{"ProjectionType":"INCLUDE","NonKeyAttributes":["s"]}}],"BillingMode":"PAY_PER_REQUEST","StreamSpecification":{"StreamEnabled":true,"StreamViewType":"NEW_AND_OLD_IMAGES"},"Tags":[{"Key":"k","Value":"v"}]}
        """;

    /// <summary>Operation of DynamoDB and its body.</summary>
    public static readonly (string Operation, string Body)[] DynamoDb =
    [
        ("CreateTable", CreateTable),
        ("UpdateTable", """{"TableName":"{T}","AttributeDefinitions":[{"AttributeName":"s","AttributeType":"S"}],"GlobalSecondaryIndexUpdates":[{"Create":{"IndexName":"new","KeySchema":[{"AttributeName":"s","KeyType":"HASH"}],"Projection":{"ProjectionType":"KEYS_ONLY"}}}],"BillingMode":"PROVISIONED","ProvisionedThroughput":{"ReadCapacityUnits":5,"WriteCapacityUnits":5},"DeletionProtectionEnabled":false,"TableClass":"STANDARD"}"""),
        ("DescribeTable", """{"TableName":"{T}"}"""),
        ("DeleteTable", """{"TableName":"{T}"}"""),
        ("ListTables", """{"ExclusiveStartTableName":"A","Limit":3}"""),
        ("DescribeLimits", "{}"),
        ("DescribeEndpoints", "{}"),
        ("PutItem", """{"TableName":"{T}","Item":{"id":{"S":"a"},"n":{"N":"1.50"},"b":{"B":"AAEC"},"s":{"S":"text"},"m":{"M":{"l":{"L":[{"N":"-1e-5"},{"NULL":true},{"BOOL":false}]}}},"ss":{"SS":["x","y"]},"ns":{"NS":["1","2"]},"bs":{"BS":["AA==","AQ=="]}},"ConditionExpression":"attribute_not_exists(#i) OR #i = :v","ExpressionAttributeNames":{"#i":"id"},"ExpressionAttributeValues":{":v":{"S":"a"}},"ReturnValues":"ALL_OLD","ReturnConsumedCapacity":"INDEXES","ReturnItemCollectionMetrics":"SIZE","ReturnValuesOnConditionCheckFailure":"ALL_OLD"}"""),
        ("PutItem", """{"TableName":"{T}","Item":{"id":{"S":"b"},"n":{"N":"2"}},"Expected":{"id":{"ComparisonOperator":"NULL"}},"ConditionalOperator":"AND"}"""),
        ("GetItem", """{"TableName":"{T}","Key":{"id":{"S":"a"},"n":{"N":"1.5"}},"ConsistentRead":true,"ProjectionExpression":"#m.l[0], s, ss","ExpressionAttributeNames":{"#m":"m"},"ReturnConsumedCapacity":"TOTAL"}"""),
        ("GetItem", """{"TableName":"{A}","Key":{"id":{"S":"a"},"n":{"N":"1.5"}},"AttributesToGet":["id","m"]}"""),
        ("UpdateItem", """{"TableName":"{T}","Key":{"id":{"S":"a"},"n":{"N":"1.5"}},"UpdateExpression":"SET #s = if_not_exists(#s, :s), m.l[1] = :n, c = c + :n, d = list_append(:l, :l) REMOVE m.l[0] ADD ns :ns DELETE ss :ss","ConditionExpression":"size(#s) >= :n AND (begins_with(id, :s) OR contains(ss, :x) OR NOT n BETWEEN :n AND :n) AND attribute_type(b, :t) AND id IN (:s, :x)","ExpressionAttributeNames":{"#s":"s"},"ExpressionAttributeValues":{":s":{"S":"a"},":n":{"N":"1"},":l":{"L":[]},":ns":{"NS":["3"]},":ss":{"SS":["x"]},":x":{"S":"x"},":t":{"S":"B"}},"ReturnValues":"UPDATED_NEW"}"""),
        ("UpdateItem", """{"TableName":"{T}","Key":{"id":{"S":"a"},"n":{"N":"1.5"}},"AttributeUpdates":{"s":{"Action":"PUT","Value":{"S":"new"}},"ns":{"Action":"ADD","Value":{"NS":["7"]}},"x":{"Action":"DELETE"}}}"""),
        ("DeleteItem", """{"TableName":"{T}","Key":{"id":{"S":"a"},"n":{"N":"1.5"}},"ConditionExpression":"attribute_exists(id)","ReturnValues":"ALL_OLD"}"""),
        ("Query", """{"TableName":"{T}","KeyConditionExpression":"id = :i AND n BETWEEN :l AND :h","FilterExpression":"attribute_exists(s) AND s <> :i","ProjectionExpression":"id, n, m.l","ExpressionAttributeValues":{":i":{"S":"a"},":l":{"N":"-5"},":h":{"N":"1e10"}},"Limit":2,"ScanIndexForward":false,"ConsistentRead":true,"Select":"SPECIFIC_ATTRIBUTES","ReturnConsumedCapacity":"TOTAL","ExclusiveStartKey":{"id":{"S":"a"},"n":{"N":"9"}}}"""),
        ("Query", """{"TableName":"{T}","IndexName":"global","KeyConditionExpression":"b = :b","ExpressionAttributeValues":{":b":{"B":"AAEC"}}}"""),
        ("Query", """{"TableName":"{T}","IndexName":"local","KeyConditions":{"id":{"ComparisonOperator":"EQ","AttributeValueList":[{"S":"a"}]},"b":{"ComparisonOperator":"BEGINS_WITH","AttributeValueList":[{"B":"AA=="}]}},"QueryFilter":{"s":{"ComparisonOperator":"CONTAINS","AttributeValueList":[{"S":"e"}]}}}"""),
        ("Scan", """{"TableName":"{T}","Segment":1,"TotalSegments":4,"Limit":10,"FilterExpression":"contains(ss, :x)","ExpressionAttributeValues":{":x":{"S":"x"}},"ExclusiveStartKey":{"id":{"S":"a"},"n":{"N":"1"}},"Select":"COUNT"}"""),
        ("Scan", """{"TableName":"{T}","IndexName":"global","ScanFilter":{"s":{"ComparisonOperator":"IN","AttributeValueList":[{"S":"a"},{"S":"b"}]}},"AttributesToGet":["id"]}"""),
        ("BatchWriteItem", """{"RequestItems":{"{T}":[{"PutRequest":{"Item":{"id":{"S":"c"},"n":{"N":"3"}}}},{"DeleteRequest":{"Key":{"id":{"S":"a"},"n":{"N":"1.5"}}}}]},"ReturnConsumedCapacity":"TOTAL"}"""),
        ("BatchGetItem", """{"RequestItems":{"{T}":{"Keys":[{"id":{"S":"a"},"n":{"N":"1.5"}},{"id":{"S":"c"},"n":{"N":"3"}}],"ProjectionExpression":"id","ConsistentRead":true}},"ReturnConsumedCapacity":"INDEXES"}"""),
        ("TransactWriteItems", """{"TransactItems":[{"Put":{"TableName":"{T}","Item":{"id":{"S":"t"},"n":{"N":"1"}}}},{"Update":{"TableName":"{T}","Key":{"id":{"S":"u"},"n":{"N":"1"}},"UpdateExpression":"SET s = :s","ExpressionAttributeValues":{":s":{"S":"a"}}}},{"Delete":{"TableName":"{T}","Key":{"id":{"S":"d"},"n":{"N":"1"}}}},{"ConditionCheck":{"TableName":"{T}","Key":{"id":{"S":"x"},"n":{"N":"1"}},"ConditionExpression":"attribute_not_exists(id)"}}],"ClientRequestToken":"token"}"""),
        ("TransactGetItems", """{"TransactItems":[{"Get":{"TableName":"{T}","Key":{"id":{"S":"a"},"n":{"N":"1.5"}},"ProjectionExpression":"id"}}]}"""),
        ("UpdateTimeToLive", """{"TableName":"{T}","TimeToLiveSpecification":{"Enabled":true,"AttributeName":"ttl"}}"""),
        ("DescribeTimeToLive", """{"TableName":"{T}"}"""),
        ("UpdateContinuousBackups", """{"TableName":"{T}","PointInTimeRecoverySpecification":{"PointInTimeRecoveryEnabled":true,"RecoveryPeriodInDays":7}}"""),
        ("DescribeContinuousBackups", """{"TableName":"{T}"}"""),
        ("ExportTableToPointInTime", """{"TableArn":"{A}","S3Bucket":"{B}","S3Prefix":"fuzz","ExportFormat":"DYNAMODB_JSON","ExportType":"FULL_EXPORT","ClientToken":"token","S3SseAlgorithm":"AES256"}"""),
        ("ExportTableToPointInTime", """{"TableArn":"{A}","S3Bucket":"{B}","ExportType":"INCREMENTAL_EXPORT","IncrementalExportSpecification":{"ExportFromTime":1767225600,"ExportToTime":1767229200,"ExportViewType":"NEW_IMAGE"}}"""),
        ("DescribeExport", """{"ExportArn":"{E}"}"""),
        ("ListExports", """{"TableArn":"{A}","MaxResults":3}"""),
        ("ImportTable", """{"S3BucketSource":{"S3Bucket":"{B}","S3KeyPrefix":"fuzz"},"InputFormat":"DYNAMODB_JSON","InputCompressionType":"GZIP","TableCreationParameters":{"TableName":"{T}Import","AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],"KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],"BillingMode":"PAY_PER_REQUEST"},"ClientToken":"token"}"""),
        ("DescribeImport", """{"ImportArn":"{A}/import/01234567890123-abcdef01"}"""),
        ("ListImports", """{"PageSize":3}"""),
        ("PutResourcePolicy", """{"ResourceArn":"{A}","Policy":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"111111111111\"},\"Action\":\"dynamodb:*\",\"Resource\":\"{A}\",\"Condition\":{\"StringLike\":{\"aws:PrincipalArn\":\"*\"}}}]}","ExpectedRevisionId":"1"}"""),
        ("GetResourcePolicy", """{"ResourceArn":"{A}"}"""),
        ("DeleteResourcePolicy", """{"ResourceArn":"{A}"}"""),
        ("TagResource", """{"ResourceArn":"{A}","Tags":[{"Key":"k","Value":"v"}]}"""),
        ("UntagResource", """{"ResourceArn":"{A}","TagKeys":["k"]}"""),
        ("ListTagsOfResource", """{"ResourceArn":"{A}"}"""),
        ("EnableKinesisStreamingDestination", """{"TableName":"{T}","StreamArn":"arn:aws:kinesis:eu-west-1:111111111111:stream/s","EnableKinesisStreamingConfiguration":{"ApproximateCreationDateTimePrecision":"MICROSECOND"}}"""),
        ("DescribeKinesisStreamingDestination", """{"TableName":"{T}"}"""),
        ("UpdateKinesisStreamingDestination", """{"TableName":"{T}","StreamArn":"arn:aws:kinesis:eu-west-1:111111111111:stream/s","UpdateKinesisStreamingConfiguration":{"ApproximateCreationDateTimePrecision":"MILLISECOND"}}"""),
        ("DisableKinesisStreamingDestination", """{"TableName":"{T}","StreamArn":"arn:aws:kinesis:eu-west-1:111111111111:stream/s"}"""),
        ("UpdateContributorInsights", """{"TableName":"{T}","IndexName":"global","ContributorInsightsAction":"ENABLE"}"""),
        ("DescribeContributorInsights", """{"TableName":"{T}"}"""),
        ("ListContributorInsights", """{"TableName":"{T}","MaxResults":3}"""),
        ("StartBulkPutItems", """{"TableName":"{T}","InputS3Configuration":{"S3Bucket":"{B}","S3KeyPrefix":"fuzz","InputFormat":"DYNAMODB_JSON","InputCompressionType":"NONE"},"OutputS3Configuration":{"S3Bucket":"{B}","S3KeyPrefix":"out","OutputType":["ERROR"]},"MaxWriteRequestUnits":100,"ClientToken":"token"}"""),
        ("DescribeBulkOperation", """{"BulkOperationArn":"{A}/bulk-operation/01234567890123-abcdef01"}"""),
        ("CancelBulkOperation", """{"BulkOperationArn":"{A}/bulk-operation/01234567890123-abcdef01"}"""),
        ("ListBulkOperations", """{"TableArn":"{A}","MaxResults":3}"""),
        ("CreateBackup", """{"TableName":"{T}","BackupName":"fuzzed"}"""),
        ("DescribeBackup", """{"BackupArn":"{A}/backup/01234567890123-abcdef01"}"""),
        ("DeleteBackup", """{"BackupArn":"{A}/backup/01234567890123-abcdef01"}"""),
        ("ListBackups", """{"TableName":"{T}","Limit":3,"TimeRangeLowerBound":1767225600,"TimeRangeUpperBound":1767229200,"BackupType":"USER"}"""),
        ("RestoreTableFromBackup", """{"TargetTableName":"{T}Back","BackupArn":"{A}/backup/01234567890123-abcdef01","BillingModeOverride":"PAY_PER_REQUEST"}"""),
        ("RestoreTableToPointInTime", """{"SourceTableName":"{T}","TargetTableName":"{T}Restored","UseLatestRestorableTime":true}"""),
    ];

    /// <summary>Operation of the streams and its body.</summary>
    public static readonly (string Operation, string Body)[] Streams =
    [
        ("ListStreams", """{"TableName":"{T}","Limit":5}"""),
        ("DescribeStream", """{"StreamArn":"{S}","Limit":5}"""),
        ("GetShardIterator", """{"StreamArn":"{S}","ShardId":"{H}","ShardIteratorType":"AT_SEQUENCE_NUMBER","SequenceNumber":"100000000000000000001"}"""),
        ("GetShardIterator", """{"StreamArn":"{S}","ShardId":"{H}","ShardIteratorType":"TRIM_HORIZON"}"""),
        ("GetRecords", """{"ShardIterator":"{I}","Limit":10}"""),
    ];

    /// <summary>Operation of KMS and its body.</summary>
    public static readonly (string Operation, string Body)[] Kms = [("DescribeKey", """{"KeyId":"alias/aws/dynamodb"}""")];

    /// <summary>Method, path with query, headers (name and value, in turn) and body.</summary>
    public static readonly (string Method, string Target, string[] Headers, string Body)[] S3 =
    [
        ("GET", "/", [], ""),
        ("PUT", "/{B}-more", [], """<CreateBucketConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><LocationConstraint>eu-west-1</LocationConstraint></CreateBucketConfiguration>"""),
        ("HEAD", "/{B}", [], ""),
        ("DELETE", "/{B}-more", [], ""),
        ("GET", "/{B}?location", [], ""),
        ("GET", "/{B}?acl", [], ""),
        ("GET", "/{B}?encryption", [], ""),
        ("GET", "/{B}?versioning", [], ""),
        ("GET", "/{B}?publicAccessBlock", [], ""),
        ("GET", "/{B}?policy", [], ""),
        ("PUT", "/{B}?policy", [], """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"},"Action":"s3:*","Resource":["arn:aws:s3:::{B}","arn:aws:s3:::{B}/*"]}]}"""),
        ("GET", "/{B}?ownershipControls", [], ""),
        ("PUT", "/{B}?ownershipControls", [], "<OwnershipControls><Rule><ObjectOwnership>BucketOwnerPreferred</ObjectOwnership></Rule></OwnershipControls>"),
        ("DELETE", "/{B}?ownershipControls", [], ""),
        ("GET", "/{B}?list-type=2&prefix=f&delimiter=%2F&max-keys=2&start-after=a&encoding-type=url&fetch-owner=true", [], ""),
        ("GET", "/{B}?prefix=f&marker=a&max-keys=2", [], ""),
        ("PUT", "/{B}/fuzz/key", ["content-type", "text/plain", "x-amz-meta-a", "b", "if-none-match", "*", "x-amz-checksum-crc32", "AAAAAA=="], "some text"),
        ("PUT", "/{B}/fuzz/key", ["x-amz-acl", "bucket-owner-full-control", "x-amz-server-side-encryption", "AES256"], "some text"),
        ("PUT", "/{B}/fuzz/copy", ["x-amz-copy-source", "/{B}/fuzz/key", "x-amz-metadata-directive", "REPLACE"], ""),
        ("GET", "/{B}/fuzz/key", ["range", "bytes=1-3", "if-match", "\"abc\"", "x-amz-checksum-mode", "ENABLED"], ""),
        ("GET", "/{B}/fuzz/key?partNumber=1", [], ""),
        ("GET", "/{B}/fuzz/key?tagging", [], ""),
        ("GET", "/{B}/fuzz/key?attributes", ["x-amz-object-attributes", "ETag,Checksum,ObjectParts,StorageClass,ObjectSize"], ""),
        ("HEAD", "/{B}/fuzz/key", [], ""),
        ("DELETE", "/{B}/fuzz/key", [], ""),
        ("POST", "/{B}?delete", ["content-md5", "AAAAAAAAAAAAAAAAAAAAAA=="], "<Delete><Object><Key>fuzz/key</Key></Object><Quiet>true</Quiet></Delete>"),
        ("POST", "/{B}?delete", [], "<Delete><Object><Key>fuzz/key</Key></Object></Delete>"),
        ("POST", "/{B}/fuzz/parts?uploads", ["x-amz-checksum-algorithm", "SHA256"], ""),
        ("PUT", "/{B}/fuzz/parts?partNumber=1&uploadId={U}", [], "part"),
        ("PUT", "/{B}/fuzz/parts?partNumber=2&uploadId={U}", ["x-amz-copy-source", "/{B}/fuzz/key", "x-amz-copy-source-range", "bytes=0-3"], ""),
        ("GET", "/{B}/fuzz/parts?uploadId={U}&max-parts=2", [], ""),
        ("GET", "/{B}?uploads&prefix=f&max-uploads=3", [], ""),
        ("POST", "/{B}/fuzz/parts?uploadId={U}", [], """<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>"abc"</ETag></Part></CompleteMultipartUpload>"""),
        ("DELETE", "/{B}/fuzz/parts?uploadId={U}", [], ""),
    ];

    /// <summary>Forms of STS.</summary>
    public static readonly string[] Sts =
    [
        "Action=GetCallerIdentity&Version=2011-06-15",
        "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A111111111111%3Arole%2FFuzzed&RoleSessionName=fuzz&DurationSeconds=900&ExternalId=x&Policy=%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%5D%7D&Tags.member.1.Key=k&Tags.member.1.Value=v&TransitiveTagKeys.member.1=k&PolicyArns.member.1.arn=arn%3Aaws%3Aiam%3A%3Aaws%3Apolicy%2FReadOnlyAccess",
        "Action=GetSessionToken&Version=2011-06-15&DurationSeconds=900&SerialNumber=arn%3Aaws%3Aiam%3A%3A111111111111%3Amfa%2Fadministrator&TokenCode=123456",
        "Action=GetAccessKeyInfo&Version=2011-06-15&AccessKeyId=AKIAIOSFODNN7EXAMPLE",
        "Action=DecodeAuthorizationMessage&Version=2011-06-15&EncodedMessage=abc",
    ];
}
