using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using DdbCrossAccount.Core.Errors;

namespace DdbCrossAccount.Core.Sandboxes;

/// <summary>What the sandbox tells in the one JSON line that it prints when it listens.</summary>
/// <remarks>It holds secret keys (of accounts that exist on this machine only), so it is neither kept nor logged.</remarks>
internal sealed record SandboxAnnouncement(
    string Endpoint, IReadOnlyList<SandboxAccountKeys> Accounts, string S3Bucket, string FunctionRoleArn, string WriterRoleArn)
{
    private const int AccountsOfAMove = 2;

    /// <summary>Reads the line; unknown members are passed over.</summary>
    public static SandboxAnnouncement Parse(string line, string programPath)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            return From(document.RootElement, programPath);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            // The line is not quoted: it may hold keys.
            throw ErrorCatalogue.SandboxAnnouncementUnreadable(programPath, "it is no JSON object with these members", exception);
        }
    }

    private static SandboxAnnouncement From(JsonElement root, string programPath)
    {
        SandboxAccountKeys[] accounts = root.GetProperty("accounts").EnumerateArray().Select(SandboxAccountKeys.From).ToArray();
        if (accounts.Length < AccountsOfAMove)
        {
            throw ErrorCatalogue.SandboxAnnouncementUnreadable(
                programPath, "it names fewer than two accounts, and a move needs a source and a target", null);
        }

        return new SandboxAnnouncement(
            Member(root, "endpoint"), accounts, Member(root, "s3Bucket"), Member(root, "functionRoleArn"),
            Member(root, "writerRoleArn"));
    }

    internal static string Member(JsonElement element, string name) =>
        element.GetProperty(name).GetString() ?? throw new JsonException($"Member '{name}' is null.");
}
