using Amazon.Runtime.Internal;

namespace DdbCrossAccount.Core.Aws.SQS.Model;

/// <summary>The message is not being received.</summary>
internal sealed class MessageNotInflightException(ErrorResponse error) : AmazonSQSException(error);
