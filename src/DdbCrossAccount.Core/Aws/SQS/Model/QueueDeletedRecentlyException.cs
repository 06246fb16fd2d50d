using Amazon.Runtime.Internal;

namespace DdbCrossAccount.Core.Aws.SQS.Model;

/// <summary>A queue of that name was deleted less than a minute ago.</summary>
internal sealed class QueueDeletedRecentlyException(ErrorResponse error) : AmazonSQSException(error);
