using System.Collections.Generic;
using System.Linq;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>
/// All operations that AWS's API models of 2026 name for the services that are played here, so that what is not covered
/// can be told as well.
/// </summary>
internal static class ServiceModels
{
    private const string DynamoDb = """
        BatchExecuteStatement BatchGetItem BatchWriteItem CancelBulkOperation CreateBackup CreateGlobalTable
        CreateTable DeleteBackup DeleteItem DeleteResourcePolicy DeleteTable DescribeBackup DescribeBulkOperation
        DescribeContinuousBackups DescribeContributorInsights DescribeEndpoints DescribeExport DescribeGlobalTable
        DescribeGlobalTableSettings DescribeImport DescribeKinesisStreamingDestination DescribeLimits DescribeTable
        DescribeTableReplicaAutoScaling DescribeTimeToLive DisableKinesisStreamingDestination
        EnableKinesisStreamingDestination ExecuteStatement ExecuteTransaction ExportTableToPointInTime GetItem
        GetResourcePolicy ImportTable ListBackups ListBulkOperations ListContributorInsights ListExports
        ListGlobalTables ListImports ListTables ListTagsOfResource PutItem PutResourcePolicy Query
        RestoreTableFromBackup RestoreTableToPointInTime Scan SearchVectors StartBulkPutItems TagResource
        TransactGetItems TransactWriteItems UntagResource UpdateContinuousBackups UpdateContributorInsights
        UpdateGlobalTable UpdateGlobalTableSettings UpdateItem UpdateKinesisStreamingDestination UpdateTable
        UpdateTableReplicaAutoScaling UpdateTimeToLive
        """;

    private const string Streams = """
        DescribeStream GetRecords GetShardIterator ListStreams
        """;

    private const string Kms = """
        CancelKeyDeletion ConnectCustomKeyStore CreateAlias CreateCustomKeyStore CreateGrant CreateKey Decrypt
        DeleteAlias DeleteCustomKeyStore DeleteImportedKeyMaterial DeriveSharedSecret DescribeCustomKeyStores
        DescribeKey DisableKey DisableKeyRotation DisconnectCustomKeyStore EnableKey EnableKeyRotation Encrypt
        GenerateDataKey GenerateDataKeyPair GenerateDataKeyPairWithoutPlaintext GenerateDataKeyWithoutPlaintext
        GenerateMac GenerateRandom GetKeyLastUsage GetKeyPolicy GetKeyRotationStatus GetParametersForImport
        GetPublicKey ImportKeyMaterial ListAliases ListGrants ListKeyPolicies ListKeyRotations ListKeys
        ListResourceTags ListRetirableGrants PutKeyPolicy ReEncrypt ReplicateKey RetireGrant RevokeGrant
        RotateKeyOnDemand ScheduleKeyDeletion Sign TagResource UntagResource UpdateAlias UpdateCustomKeyStore
        UpdateKeyDescription UpdatePrimaryRegion Verify VerifyMac
        """;

    private const string Lambda = """
        AddLayerVersionPermission AddPermission CheckpointDurableExecution CreateAlias
        CreateCapacityProvider CreateCodeSigningConfig CreateEventSourceMapping CreateFunction
        CreateFunctionUrlConfig DeleteAlias DeleteCapacityProvider DeleteCodeSigningConfig
        DeleteEventSourceMapping DeleteFunction DeleteFunctionCodeSigningConfig DeleteFunctionConcurrency
        DeleteFunctionEventInvokeConfig DeleteFunctionUrlConfig DeleteLayerVersion
        DeleteProvisionedConcurrencyConfig GetAccountSettings GetAlias GetCapacityProvider
        GetCodeSigningConfig GetDurableExecution GetDurableExecutionHistory GetDurableExecutionState
        GetEventSourceMapping GetFunction GetFunctionCodeSigningConfig GetFunctionConcurrency
        GetFunctionConfiguration GetFunctionEventInvokeConfig GetFunctionRecursionConfig
        GetFunctionScalingConfig GetFunctionUrlConfig GetLayerVersion GetLayerVersionByArn
        GetLayerVersionPolicy GetPolicy GetProvisionedConcurrencyConfig GetRuntimeManagementConfig Invoke
        InvokeAsync InvokeWithResponseStream ListAliases ListCapacityProviders ListCodeSigningConfigs
        ListDurableExecutionsByFunction ListEventSourceMappings ListFunctionEventInvokeConfigs
        ListFunctionUrlConfigs ListFunctionVersionsByCapacityProvider ListFunctions
        ListFunctionsByCodeSigningConfig ListLayerVersions ListLayers ListProvisionedConcurrencyConfigs
        ListTags ListVersionsByFunction PublishLayerVersion PublishVersion PutFunctionCodeSigningConfig
        PutFunctionConcurrency PutFunctionEventInvokeConfig PutFunctionRecursionConfig
        PutFunctionScalingConfig PutProvisionedConcurrencyConfig PutRuntimeManagementConfig
        RemoveLayerVersionPermission RemovePermission SendDurableExecutionCallbackFailure
        SendDurableExecutionCallbackHeartbeat SendDurableExecutionCallbackSuccess StopDurableExecution
        TagResource UntagResource UpdateAlias UpdateCapacityProvider UpdateCodeSigningConfig
        UpdateEventSourceMapping UpdateFunctionCode UpdateFunctionConfiguration
        UpdateFunctionEventInvokeConfig UpdateFunctionUrlConfig
        """;

    private const string S3 = """
        AbortMultipartUpload CompleteMultipartUpload CopyObject CreateBucket CreateBucketMetadataConfiguration
        CreateBucketMetadataTableConfiguration CreateMultipartUpload CreateSession DeleteBucket
        DeleteBucketAnalyticsConfiguration DeleteBucketCors DeleteBucketEncryption
        DeleteBucketIntelligentTieringConfiguration DeleteBucketInventoryConfiguration DeleteBucketLifecycle
        DeleteBucketMetadataConfiguration DeleteBucketMetadataTableConfiguration DeleteBucketMetricsConfiguration
        DeleteBucketOwnershipControls DeleteBucketPolicy DeleteBucketReplication DeleteBucketTagging
        DeleteBucketWebsite DeleteObject DeleteObjectTagging DeleteObjects DeletePublicAccessBlock GetBucketAbac
        GetBucketAccelerateConfiguration GetBucketAcl GetBucketAnalyticsConfiguration GetBucketCors
        GetBucketEncryption GetBucketIntelligentTieringConfiguration GetBucketInventoryConfiguration
        GetBucketLifecycle GetBucketLifecycleConfiguration GetBucketLocation GetBucketLogging
        GetBucketMetadataConfiguration GetBucketMetadataTableConfiguration GetBucketMetricsConfiguration
        GetBucketNotification GetBucketNotificationConfiguration GetBucketOwnershipControls GetBucketPolicy
        GetBucketPolicyStatus GetBucketReplication GetBucketRequestPayment GetBucketTagging GetBucketVersioning
        GetBucketWebsite GetObject GetObjectAcl GetObjectAttributes GetObjectLegalHold GetObjectLockConfiguration
        GetObjectRetention GetObjectTagging GetObjectTorrent GetPublicAccessBlock HeadBucket HeadObject
        ListBucketAnalyticsConfigurations ListBucketIntelligentTieringConfigurations
        ListBucketInventoryConfigurations ListBucketMetricsConfigurations ListBuckets ListDirectoryBuckets
        ListMultipartUploads ListObjectVersions ListObjects ListObjectsV2 ListParts PutBucketAbac
        PutBucketAccelerateConfiguration PutBucketAcl PutBucketAnalyticsConfiguration PutBucketCors
        PutBucketEncryption PutBucketIntelligentTieringConfiguration PutBucketInventoryConfiguration
        PutBucketLifecycle PutBucketLifecycleConfiguration PutBucketLogging PutBucketMetricsConfiguration
        PutBucketNotification PutBucketNotificationConfiguration PutBucketOwnershipControls PutBucketPolicy
        PutBucketReplication PutBucketRequestPayment PutBucketTagging PutBucketVersioning PutBucketWebsite PutObject
        PutObjectAcl PutObjectLegalHold PutObjectLockConfiguration PutObjectRetention PutObjectTagging
        PutPublicAccessBlock RenameObject RestoreObject SelectObjectContent
        UpdateBucketMetadataInventoryTableConfiguration UpdateBucketMetadataJournalTableConfiguration
        UpdateObjectEncryption UploadPart UploadPartCopy WriteGetObjectResponse
        """;

    private const string Sqs = """
        AddPermission CancelMessageMoveTask ChangeMessageVisibility ChangeMessageVisibilityBatch CreateQueue
        DeleteMessage DeleteMessageBatch DeleteQueue GetQueueAttributes GetQueueUrl ListDeadLetterSourceQueues
        ListMessageMoveTasks ListQueueTags ListQueues PurgeQueue ReceiveMessage RemovePermission SendMessage
        SendMessageBatch SetQueueAttributes StartMessageMoveTask TagQueue UntagQueue
        """;

    private const string Sso = """
        GetRoleCredentials ListAccountRoles ListAccounts Logout
        """;

    private const string Sts = """
        AssumeRole AssumeRoleWithSAML AssumeRoleWithWebIdentity AssumeRoot DecodeAuthorizationMessage
        GetAccessKeyInfo GetCallerIdentity GetDelegatedAccessToken GetFederationToken GetSessionToken
        GetWebIdentityToken
        """;

    /// <summary>The targets of all of them, as <see cref="OperationAttribute.Target"/> has them.</summary>
    public static IReadOnlyList<string> Targets { get; } =
    [
        .. Of("DynamoDB_20120810.", DynamoDb),
        .. Of("DynamoDBStreams_20120810.", Streams),
        .. Of("TrentService.", Kms),
        .. Of("Lambda.", Lambda),
        .. Of("S3.", S3),
        .. Of("AmazonSQS.", Sqs),
        .. Of("SSO.", Sso),
        .. Of("STS_20110615.", Sts),
    ];

    private static IEnumerable<string> Of(string prefix, string operations)
    {
        return operations.Split(default(char[]), System.StringSplitOptions.RemoveEmptyEntries).Select(name => prefix + name);
    }
}
