using Amazon.Runtime.Internal;

namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>The function has another revision than the one that was named.</summary>
internal sealed class PreconditionFailedException(ErrorResponse error) : AmazonLambdaException(error);
