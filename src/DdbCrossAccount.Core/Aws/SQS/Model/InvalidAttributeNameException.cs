using Amazon.Runtime.Internal;

namespace DdbCrossAccount.Core.Aws.SQS.Model;

/// <summary>There is no such attribute.</summary>
internal sealed class InvalidAttributeNameException(ErrorResponse error) : AmazonSQSException(error);
