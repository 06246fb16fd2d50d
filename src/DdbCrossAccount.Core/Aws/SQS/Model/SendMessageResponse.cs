using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.SQS.Model;

/// <summary>The message that was sent.</summary>
internal sealed class SendMessageResponse : AmazonWebServiceResponse
{
    public string? MessageId { get; set; }

    public string? MD5OfMessageBody { get; set; }
}
