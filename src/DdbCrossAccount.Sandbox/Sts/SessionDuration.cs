using System;
using System.Globalization;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Sts;

/// <summary>Reads DurationSeconds.</summary>
internal static class SessionDuration
{
    private const int MinimumSeconds = 900;

    /// <summary>Null when the request has none.</summary>
    public static TimeSpan? Read(QueryCall call, int maximumSeconds)
    {
        string? text = call.Find("DurationSeconds");
        if (text is null)
        {
            return null;
        }

        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int seconds))
        {
            throw new ServiceException("MalformedInput", "Start of structure or map found where not expected.");
        }

        return seconds < MinimumSeconds
            ? throw StsError.Constraint(text, "durationSeconds", $"Member must have value greater than or equal to {MinimumSeconds}")
            : seconds > maximumSeconds
            ? throw StsError.Constraint(text, "durationSeconds", $"Member must have value less than or equal to {maximumSeconds}")
            : TimeSpan.FromSeconds(seconds);
    }
}
