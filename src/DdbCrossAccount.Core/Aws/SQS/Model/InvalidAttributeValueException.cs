using Amazon.Runtime.Internal;

namespace DdbCrossAccount.Core.Aws.SQS.Model;

/// <summary>An attribute cannot have that value.</summary>
internal sealed class InvalidAttributeValueException(ErrorResponse error) : AmazonSQSException(error);
