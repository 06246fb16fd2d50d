using Amazon.Runtime.Internal;

namespace DdbCrossAccount.Core.Aws.SQS.Model;

/// <summary>The caller makes too many calls.</summary>
internal sealed class RequestThrottledException(ErrorResponse error) : AmazonSQSException(error);
