using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.DynamoDb;

/// <summary>The answer to a single write: it was done.</summary>
internal sealed class RawWriteResult : AmazonWebServiceResponse;
