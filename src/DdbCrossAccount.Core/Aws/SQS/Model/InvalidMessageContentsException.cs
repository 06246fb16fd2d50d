using Amazon.Runtime.Internal;

namespace DdbCrossAccount.Core.Aws.SQS.Model;

/// <summary>The body holds characters that are not allowed.</summary>
internal sealed class InvalidMessageContentsException(ErrorResponse error) : AmazonSQSException(error);
