"""A second reading of FORMAT.md with Python's standard library, to show that the description suffices.
Hashes, order, root, details and an earlier checkpoint are checked; the signature is not (no Ed25519 in the library)."""
import hashlib, json, sys

sha = lambda *parts: hashlib.sha256(b"".join(parts)).digest()


def fold(nodes):
    if not nodes:
        return sha()
    root = nodes[-1]
    for node in reversed(nodes[:-1]):
        root = sha(b"\x01", node, root)
    return root


def note(text):
    import base64
    origin, size, root = text.split("\n")[:3]
    return origin, int(size), base64.b64decode(root)


def fits(commitment, opening):
    if commitment is None or opening is None:
        return commitment is None and opening is None
    return sha(bytes.fromhex(opening["salt"]), opening["text"].encode()).hex() == commitment


def check(lines, earlier):
    manifest = json.loads(lines[0])
    origin, size, root = note(manifest["checkpoint"])
    if earlier and (earlier[0] != origin or earlier[1] > size):
        return False
    nodes = []
    for index, line in enumerate([None] + lines[1:]):
        if earlier and index == earlier[1] and fold(nodes) != earlier[2]:
            return False
        if index == len(lines) - 1 and len(lines) - 1 != size:
            return False
        if index == len(lines) - 1:
            break
        entry = json.loads(lines[index + 1])
        if manifest.get("entries") == "some" and "body" not in entry:
            node = bytes.fromhex(entry["leaf"])
            if entry["index"] != index or len(node) != 32 or set(entry) != {"index", "leaf"}:
                return False
            rest = index
            while rest % 2:
                node, rest = sha(b"\x01", nodes.pop(), node), rest // 2
            nodes.append(node)
            continue
        if not {"index", "at", "dbUser", "body", "leaf"} <= set(entry):
            return False
        header = "dertig-audit-v1\n%d\n%s\n%s\n" % (entry["index"], entry["at"], entry["dbUser"])
        node = sha(b"\x00", (header + entry["body"]).encode())
        if entry["index"] != index or node.hex() != entry["leaf"]:
            return False
        rest = index
        while rest % 2:
            node, rest = sha(b"\x01", nodes.pop(), node), rest // 2
        nodes.append(node)
        body, detail = json.loads(entry["body"]), entry.get("detail")
        if isinstance(detail, dict):
            if len(body["changes"]) != len(detail["changes"]) or not fits(body["reason"], detail["reason"]):
                return False
            for change, opened in zip(body["changes"], detail["changes"]):
                if not fits(change["old"], opened["old"]) or not fits(change["new"], opened["new"]):
                    return False
    return fold(nodes) == root


def verdict(bundle, checkpoint=None):
    lines = open(bundle, encoding="utf-8", newline="\n").read().split("\n")[:-1]
    earlier = note(open(checkpoint, encoding="utf-8").read()) if checkpoint else None
    return "ok" if check(lines, earlier) else "tampered"


# Each argument: a bundle, or a bundle and an earlier checkpoint with a comma between.
for argument in sys.argv[1:]:
    print(verdict(*argument.split(",")))
