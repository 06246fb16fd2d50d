using System.Text.Json;
using DdbCrossAccount.Core.Aws.Json;
using DdbCrossAccount.Core.Aws.Lambda.Model;

namespace DdbCrossAccount.Core.Aws.Lambda.Internal;

/// <summary>Reads what every answer about a function tells.</summary>
internal static class FunctionConfigurations
{
    public static T Read<T>(JsonElement function)
        where T : FunctionConfiguration, new() => new()
        {
            FunctionName = function.Text("FunctionName"),
            FunctionArn = function.Text("FunctionArn"),
            Runtime = function.Object("Runtime", static value => new Runtime(value.GetString()!)),
            Role = function.Text("Role"),
            Handler = function.Text("Handler"),
            CodeSize = function.Number("CodeSize"),
            Description = function.Text("Description"),
            Timeout = (int?)function.Number("Timeout"),
            MemorySize = (int?)function.Number("MemorySize"),
            LastModified = function.Text("LastModified"),
            CodeSha256 = function.Text("CodeSha256"),
            Version = function.Text("Version"),
            Environment = function.Object("Environment", EnvironmentVariables.Read),
            KMSKeyArn = function.Text("KMSKeyArn"),
            RevisionId = function.Text("RevisionId"),
            State = function.Object("State", static value => new State(value.GetString()!)),
            StateReason = function.Text("StateReason"),
            StateReasonCode = function.Text("StateReasonCode"),
            LastUpdateStatus =
                function.Object("LastUpdateStatus", static value => new LastUpdateStatus(value.GetString()!)),
            LastUpdateStatusReason = function.Text("LastUpdateStatusReason"),
            LastUpdateStatusReasonCode = function.Text("LastUpdateStatusReasonCode"),
            PackageType = function.Text("PackageType"),
            Architectures = function.List("Architectures", static value => value.GetString()!),
        };
}
