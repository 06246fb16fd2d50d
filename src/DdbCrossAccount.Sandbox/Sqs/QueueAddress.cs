using System;
using System.Linq;

namespace DdbCrossAccount.Sandbox.Sqs;

/// <summary>What names a queue.</summary>
/// <param name="AccountId">Whose it is.</param>
/// <param name="Region">Where it is.</param>
/// <param name="Name">Its name.</param>
internal sealed record QueueAddress(string AccountId, string Region, string Name)
{
    public string Arn => $"arn:aws:sqs:{Region}:{AccountId}:{Name}";

    /// <summary>The URL of the queue at a sandbox that is reached by this address.</summary>
    public string UrlAt(string endpoint) => $"{endpoint}/{AccountId}/{Name}";

    /// <summary>
    /// The queue of a URL: its path tells account and name, whatever the host. On AWS the host tells the Region; here
    /// all Regions have one host, and the signature tells it.
    /// </summary>
    /// <returns>Null: it is no URL of a queue.</returns>
    public static QueueAddress? OfUrl(string url, string region)
    {
        string path = Uri.TryCreate(url, UriKind.Absolute, out Uri? absolute) ? absolute.AbsolutePath : url;
        string[] parts = path.Trim('/').Split('/');
        return parts.Length == 2 && IsAccount(parts[0]) && parts[1].Length > 0
            ? new QueueAddress(parts[0], region, parts[1])
            : null;
    }

    /// <summary>Null: it is no ARN of a queue.</summary>
    public static QueueAddress? OfArn(string arn)
    {
        string[] parts = arn.Split(':');
        return parts is ["arn", "aws", "sqs", { Length: > 0 }, _, { Length: > 0 }] && IsAccount(parts[4])
            ? new QueueAddress(parts[4], parts[3], parts[5])
            : null;
    }

    private static bool IsAccount(string text) => text.Length == 12 && text.All(char.IsAsciiDigit);
}
