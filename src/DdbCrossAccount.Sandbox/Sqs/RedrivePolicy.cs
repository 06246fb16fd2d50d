using System.Globalization;
using System.Text.Json;

namespace DdbCrossAccount.Sandbox.Sqs;

/// <summary>Where messages go that were received so often and not deleted.</summary>
/// <param name="DeadLetterQueueArn">A queue of the same account and Region.</param>
/// <param name="MaximumReceives">1 to 1,000.</param>
internal sealed record RedrivePolicy(string DeadLetterQueueArn, int MaximumReceives)
{
    private const int Most = 1000;

    /// <summary>Throws InvalidParameterValue for what is none.</summary>
    public static RedrivePolicy Parse(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            string? arn = document.RootElement.TryGetProperty("deadLetterTargetArn", out JsonElement target) ? target.GetString() : null;
            if (arn is null || !document.RootElement.TryGetProperty("maxReceiveCount", out JsonElement count))
            {
                throw Refuse(json, "Redrive policy does not contain mandatory attribute: "
                    + (arn is null ? "deadLetterTargetArn." : "maxReceiveCount."));
            }

            return new RedrivePolicy(arn, ReadCount(json, count));
        }
        catch (System.Exception error) when (error is JsonException or System.InvalidOperationException)
        {
            throw Refuse(json, "Redrive policy is not a valid JSON map.");
        }
    }

    // The console writes a number, CloudFormation a text.
    private static int ReadCount(string json, JsonElement count)
    {
        string text = count.ValueKind == JsonValueKind.String ? count.GetString()! : count.GetRawText();
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value is >= 1 and <= Most
            ? value
            : throw Refuse(json, $"Invalid value for maxReceiveCount: {text}, valid values are from 1 to {Most} both inclusive.");
    }

    private static Http.ServiceException Refuse(string json, string reason)
    {
        return SqsError.InvalidParameter(json, "RedrivePolicy", reason);
    }
}
