using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Lambda.Tags;

namespace DdbCrossAccount.Sandbox.Lambda.Functions;

/// <summary>Configuration, place of the code, tags and reserved concurrency.</summary>
[Route("GET", "/2015-03-31/functions/{FunctionName}")]
internal sealed class GetFunction(SandboxServices services) : FunctionOperation(services)
{
    protected override void Run(RestCall call, RequestObject request, FunctionArn arn)
    {
        request.Check();
        (LambdaFunction function, FunctionVersion version) = Functions.RequireVersion(call, "GetFunction", arn);
        Write(call, writer =>
        {
            writer.WriteStartObject("Configuration");
            FunctionConfiguration.Write(writer, version, arn.ToString(), Now);
            writer.WriteEndObject();
            writer.WriteStartObject("Code");
            writer.WriteString("RepositoryType", "S3");
            if (Services.Endpoint is string endpoint)
            {
                writer.WriteString("Location", $"{endpoint}/_sandbox/function-code/{version.Code.Name}");
            }

            writer.WriteEndObject();
            lock (function.Gate)
            {
                if (function.Tags.Count > 0)
                {
                    FunctionTags.Write(writer, function);
                }

                if (function.ReservedConcurrency is int reserved)
                {
                    writer.WriteStartObject("Concurrency");
                    writer.WriteNumber("ReservedConcurrentExecutions", reserved);
                    writer.WriteEndObject();
                }
            }
        });
    }
}
