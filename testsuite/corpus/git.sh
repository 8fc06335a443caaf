# Git: a history with merges, conflicts, rebases, packs, patches, bundles and
# what reads them.
#
# In and out: see run-corpus.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=git

program_build ()
{
  make -C "$1" -j"$jobs" CC="$2" CFLAGS="$3 -g" NO_CURL=1 NO_TCLTK=1 \
    NO_GETTEXT=1 NO_EXPAT=1 NO_PERL=1 NO_PYTHON=1 NO_INSTALL_HARDLINKS=1 git
}

# Commit everything one minute later, with the message $1.
commit ()
{
  minutes=$((minutes + 1))
  GIT_AUTHOR_DATE="$((1700000000 + minutes * 60)) +0000"
  GIT_COMMITTER_DATE=$GIT_AUTHOR_DATE
  export GIT_AUTHOR_DATE GIT_COMMITTER_DATE
  $git add -A && $git commit -q -m "$1"
}

# Make the history: eight commits, a branch that is merged, one that is rebased,
# one in conflict.
make_history ()
{
  $git init -q -b main repository 2> /dev/null && cd repository || return
  minutes=0
  for i in 1 2 3 4 5 6 7 8; do
    mkdir -p "d$i"
    seq 1 $((i * 50)) > "d$i/f"
    seq "$i" 300 > common
    echo "text $i äö" > "sp ace$i"
    commit "commit $i" && $git tag -m "tag $i" "t$i"
  done
  $git checkout -q -b side t4 && sed -i 's/^30$/thirty/' common \
    && $git mv d2 moved && commit "side one"
  $git checkout -q main && $git merge -q -m merged side
  $git checkout -q -b topic t6 && sed -i 's/^40$/forty/' common \
    && commit "topic one" && $git rebase -q main
  $git checkout -q -b conflict t3 && sed -i 's/^30$/trente/' common \
    && commit "conflict one"
  $git merge side
  $git diff | cksum
  $git checkout --theirs common && commit resolved
}

# Read the history in many ways.
read_history ()
{
  $git log --stat --graph --all | cksum
  $git log -p --follow common | cksum
  $git diff --word-diff -M t2 main | cksum
  $git diff --patience t1 t5 -- common | cksum
  $git blame main -- common | cksum
  $git grep -n -E '^(1|2)[0-9]$' main -- | cksum
  $git log -S thirty --oneline --all
  $git log -L 20,40:common --oneline main | cksum
  $git range-diff t1..t3 t2..t4 | cksum
  $git rev-list --objects --all | cksum
  $git for-each-ref --format='%(refname) %(objecttype) %(subject)' | cksum
  $git ls-tree -r -l main | cksum
  $git describe main
  $git shortlog -sn main
  $git archive --format=tar main | cksum
}

# Pack, check, export, clone and patch.
carry_history ()
{
  $git gc -q && $git fsck --full --strict
  $git repack -adfq --depth=20 --window=20 && $git multi-pack-index write
  $git commit-graph write --reachable && $git verify-pack -v .git/objects/pack/*.idx | cksum
  $git fast-export --all | cksum
  $git init -q -b main ../imported && $git fast-export --all \
    | $git -C ../imported fast-import --quiet
  $git -C ../imported log --oneline --all | cksum
  $git clone -q --no-local . ../clone && $git -C ../clone log --oneline | cksum
  $git bundle create -q ../bundle --all && $git bundle verify -q ../bundle
  $git format-patch -q -o ../patches t5..t8 && $git checkout -q t5 \
    && $git am -q ../patches/*.patch && $git diff --stat t8 | cksum
}

program_test ()
{
  git=$1/git
  GIT_EXEC_PATH=$1
  HOME=$1/work
  GIT_CONFIG_NOSYSTEM=1
  GIT_AUTHOR_NAME=author GIT_AUTHOR_EMAIL=author@example.org
  GIT_COMMITTER_NAME=committer GIT_COMMITTER_EMAIL=committer@example.org
  # Packs that several threads make differ.
  GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=pack.threads GIT_CONFIG_VALUE_0=1
  export GIT_EXEC_PATH HOME GIT_CONFIG_NOSYSTEM GIT_AUTHOR_NAME \
    GIT_AUTHOR_EMAIL GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL GIT_CONFIG_COUNT \
    GIT_CONFIG_KEY_0 GIT_CONFIG_VALUE_0 GIT_PAGER=cat GIT_EDITOR=true \
    GIT_TEMPLATE_DIR=
  mkdir -p "$HOME" && cd "$HOME" && make_history && read_history 2>&1 \
    && carry_history 2>&1
}
