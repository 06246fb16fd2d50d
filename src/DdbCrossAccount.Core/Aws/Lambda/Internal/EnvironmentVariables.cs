using System.Text.Json;
using DdbCrossAccount.Core.Aws.Json;
using DdbCrossAccount.Core.Aws.Lambda.Model;

namespace DdbCrossAccount.Core.Aws.Lambda.Internal;

/// <summary>The wire form of environment variables.</summary>
internal static class EnvironmentVariables
{
    public static void Write(Utf8JsonWriter writer, Environment environment) =>
        writer.WriteSet("Variables", environment.Variables);

    public static EnvironmentResponse Read(JsonElement environment) => new()
    {
        Variables = environment.Map("Variables", static value => value.GetString()!),
        Error = environment.Object("Error", static error => new EnvironmentError
        {
            ErrorCode = error.Text("ErrorCode"),
            Message = error.Text("Message"),
        }),
    };
}
