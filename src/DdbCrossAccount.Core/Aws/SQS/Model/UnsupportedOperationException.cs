using Amazon.Runtime.Internal;

namespace DdbCrossAccount.Core.Aws.SQS.Model;

/// <summary>The queue cannot do that.</summary>
internal sealed class UnsupportedOperationException(ErrorResponse error) : AmazonSQSException(error);
