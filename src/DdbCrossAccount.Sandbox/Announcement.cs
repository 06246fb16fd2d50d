using System.IO;
using System.Text;
using System.Text.Json;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Setups;

namespace DdbCrossAccount.Sandbox;

/// <summary>The one JSON line that tells a parent process where the sandbox listens and with which keys.</summary>
internal static class Announcement
{
    /// <summary>The bucket in the target account into which the source account may export.</summary>
    public static string BucketOf(SandboxOptions options) => $"ddb-exports-{options.TargetAccountId}";

    public static string Make(string endpoint, SandboxOptions options, AccountDirectory accounts)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("endpoint", endpoint);
            writer.WriteStartArray("accounts");
            foreach (string id in options.AccountIds)
            {
                WriteAccount(writer, accounts.AddAccount(id), options.Region);
            }

            writer.WriteEndArray();
            writer.WriteString("s3Bucket", BucketOf(options));
            writer.WriteString("functionRoleArn", FunctionRoles.FunctionRoleArn(options));
            writer.WriteString("writerRoleArn", FunctionRoles.WriterRoleArn(options));
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteAccount(Utf8JsonWriter writer, AccessKey key, string region)
    {
        writer.WriteStartObject();
        writer.WriteString("accountId", key.Principal.AccountId);
        writer.WriteString("accessKey", key.Id);
        writer.WriteString("secretKey", key.Secret);
        writer.WriteString("region", region);
        writer.WriteEndObject();
    }
}
