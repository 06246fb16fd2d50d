using System.Text.Json;
using Amazon.Runtime.Internal;
using DdbCrossAccount.Core.Aws.Json;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Aws.Rest;

namespace DdbCrossAccount.Core.Aws.Lambda.Internal;

/// <summary>The wire form of GetFunction.</summary>
internal static class GetFunction
{
    public static readonly RestRequestMarshaller<GetFunctionRequest> Marshaller =
        new(LambdaOperation.Service, "GET", "/2015-03-31/functions/{FunctionName}") { Place = SetPlaces };

    public static readonly RestAnswerUnmarshaller Unmarshaller = LambdaOperation.Unmarshaller(Read);

    private static void SetPlaces(IRequest request, GetFunctionRequest input)
    {
        request.SetPath("FunctionName", input.FunctionName);
        request.SetQuery("Qualifier", input.Qualifier);
    }

    private static GetFunctionResponse Read(JsonElement answer) => new()
    {
        Configuration = answer.Object("Configuration", FunctionConfigurations.Read<FunctionConfiguration>),
        Code = answer.Object("Code", static code => new FunctionCodeLocation
        {
            RepositoryType = code.Text("RepositoryType"),
            Location = code.Text("Location"),
        }),
        Tags = answer.Map("Tags", static value => value.GetString()!),
        Concurrency = answer.Object("Concurrency", static concurrency => new Concurrency
        {
            ReservedConcurrentExecutions = (int?)concurrency.Number("ReservedConcurrentExecutions"),
        }),
    };
}
